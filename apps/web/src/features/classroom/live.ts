import type { Seat } from '@lyceum/shared/classroom/contract.ts';
import { classroomRoom, type Permissions } from '@lyceum/shared/room/contract.ts';
import { useEffect, useRef, useState } from 'react';
import { type Capture, type CaptureFault, capture, type Device, release } from '../../lib/capture.ts';
import { problemOf } from '../../lib/problem.ts';
import { browserRoom, useRoomStatus } from '../../lib/room-socket/browser.ts';
import type { RoomClient } from '../../lib/room-socket/client.ts';
import { NoEntry, type Ticket } from '../../lib/room-socket/ports.ts';
import { queueStore } from '../../lib/storage.ts';

const final = new Set(['unauthenticated', 'forbidden', 'not_found', 'gone', 'already_ended']);
const earlyMs = 30_000;

/** The room of a class, opened with a seat that is renewed as needed. */
export const classroomClient = (seat: Seat, person: string, renew: () => Promise<Seat>): RoomClient => {
  let current = seat;
  const ticket = async (fresh: boolean): Promise<Ticket> => {
    if (fresh || Date.parse(current.expiresAt) - Date.now() < earlyMs) {
      try {
        current = await renew();
      } catch (error) {
        const code = problemOf(error)?.code;
        if (code && final.has(code)) throw new NoEntry(code);
        throw error;
      }
    }
    return { token: current.token, url: current.wsUrl, expiresAt: Date.parse(current.expiresAt) };
  };
  const room = classroomRoom(seat.session.id);
  return browserRoom({ room, ticket, joinsItself: true, store: queueStore(room, person) });
};

/** What of one's own is switched on, and why something is not. */
export interface OwnMedia {
  readonly streams: Partial<Readonly<Record<Device, MediaStream>>>;
  readonly faults: Partial<Readonly<Record<Device, CaptureFault>>>;
  readonly busy: Device | null;
  toggle(device: Device): Promise<void>;
}

/** One's own camera, microphone and screen. They are switched off when the page goes away. */
export const useOwnMedia = (initial: readonly Device[]): OwnMedia => {
  const [streams, setStreams] = useState<OwnMedia['streams']>({});
  const [faults, setFaults] = useState<OwnMedia['faults']>({});
  const [busy, setBusy] = useState<Device | null>(null);
  const held = useRef<Partial<Record<Device, MediaStream>>>({});
  const gone = useRef(false);

  const put = (device: Device, stream: MediaStream | undefined) => {
    release(held.current[device]);
    const { [device]: _old, ...rest } = held.current;
    held.current = stream ? { ...rest, [device]: stream } : rest;
    setStreams(held.current);
  };
  const took = (device: Device, result: Capture) => {
    if (result.ok && gone.current) return release(result.stream);
    setFaults(({ [device]: _old, ...rest }) => (result.ok || !result.fault ? rest : { ...rest, [device]: result.fault }));
    if (!result.ok) return;
    // The browser's own "stop sharing", or a camera that was pulled out.
    for (const track of result.stream.getTracks())
      track.addEventListener('ended', () => held.current[device] === result.stream && put(device, undefined));
    put(device, result.stream);
  };
  const toggle = async (device: Device) => {
    if (held.current[device]) return put(device, undefined);
    setBusy(device);
    took(device, await capture(device));
    setBusy(null);
  };
  const first = useRef(initial);
  const start = useRef(toggle);
  useEffect(() => {
    gone.current = false;
    for (const device of first.current) void start.current(device);
    return () => {
      gone.current = true;
      for (const stream of Object.values(held.current)) release(stream);
      held.current = {};
    };
  }, []);
  return { streams, faults, busy, toggle };
};

const needs: { readonly [D in Device]: keyof Permissions } = { audio: 'can_speak', video: 'can_show', screen: 'can_share_screen' };
const devices = Object.keys(needs) as Device[];

/** Keeps the room told of one's media: on every change, and again after each return of the connection. What is refused is switched off. */
export const useToldMedia = (client: RoomClient, media: OwnMedia, onRefused: () => void) => {
  const isOnline = useRoomStatus(client).connection.kind === 'online';
  const on = devices.filter((device) => media.streams[device]).join();
  const refused = useRef((_device: Device) => {});
  refused.current = (device) => {
    void media.toggle(device);
    onRefused();
  };
  useEffect(() => {
    if (!isOnline) return;
    const state = { audio_enabled: on.includes('audio'), video_enabled: on.includes('video'), screen_sharing: on.includes('screen') };
    void client.send('media.set', state).then((outcome) => {
      if (outcome.ok || outcome.code !== 'not_allowed') return;
      const rights = client.status().view?.you.permissions;
      for (const device of devices) if (on.includes(device) && !rights?.[needs[device]]) refused.current(device);
    });
  }, [client, isOnline, on]);
};

/** What this tab remembers of having joined a class, so that a reload goes straight back in. */
export const joined = {
  read: (id: string): readonly Device[] | null => {
    const text = sessionStorage.getItem(`lyceum.joined.${id}`);
    return text === null ? null : (text.split(',').filter((each) => each === 'audio' || each === 'video') as Device[]);
  },
  write: (id: string, devices: readonly Device[]) => sessionStorage.setItem(`lyceum.joined.${id}`, devices.join(',')),
  forget: (id: string) => sessionStorage.removeItem(`lyceum.joined.${id}`),
};
