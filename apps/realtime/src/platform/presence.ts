import type { RoomLog } from '@lyceum/db/room-log';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { kindOf } from '@lyceum/shared/room/contract.ts';
import type { Hub } from './hub.ts';
import type { LocalRoom } from './room.ts';
import type { Seat, Session } from './session.ts';
import type { StateLane } from './state-lane.ts';

/** Who is in which room on this node. Several sockets of a person are one presence. */
export interface Presence {
  /** Counts a session in; resolves when the person is present in the database. */
  enter(session: Session, seat: Seat): Promise<void>;
  /** Counts a session out of one room; the last one of a person takes them out of it after a short grace. */
  leave(session: Session, seat: Seat): void;
  /** Enters everybody again, after this node had been taken for dead. */
  restore(): Promise<void>;
}

// A page that is reloaded is back within this; someone who has left is gone for the others within a second (R8).
const graceMs = 600;
// An empty room is kept a little: its next visitor is often its last one.
const lingerMs = 15_000;

const silence = JSON.stringify({ video_enabled: false, audio_enabled: false, screen_sharing: false });

export const createPresence = (options: { log: RoomLog; hub: Hub; states: StateLane; logger: Log }): Presence => {
  const { log, hub, states, logger } = options;
  /** Entries being made or made, by room and person. */
  const entered = new Map<string, Promise<unknown>>();
  const keyOf = (room: LocalRoom, seat: Seat): string => `${room.roomId} ${seat.actor.id}`;

  /** A feed has one reader, who need not be told that they are there. */
  const change = async (seat: Seat, enter: boolean): Promise<void> => {
    if (kindOf(seat.room.key) === 'feed') return;
    await log.presence({ room: seat.room.key, roomId: seat.room.roomId, actor: seat.actor.id, by: seat.by, enter });
  };

  const takeOut = (seat: Seat): void => {
    const { room, actor } = seat;
    if (room.people.has(actor.id) || !entered.delete(keyOf(room, seat))) return;
    const media = room.media.get(actor.id);
    if (media && media.data !== silence) states.set(room, { person: actor.id, data: silence, cid: null });
    change(seat, false).catch((err: unknown) => logger.error({ err, room: room.key }, 'a departure could not be written'));
    if (room.people.size === 0) setTimeout(() => room.people.size === 0 && hub.find(room.key) === room && hub.release(room), lingerMs);
  };

  return {
    enter: async (session, seat) => {
      const { room, actor } = seat;
      const sessions = room.people.get(actor.id);
      if (sessions) sessions.add(session);
      else room.people.set(actor.id, new Set([session]));
      const key = keyOf(room, seat);
      let entry = entered.get(key);
      if (!entry) {
        entry = change(seat, true);
        entered.set(key, entry);
        entry.catch(() => entered.delete(key));
      }
      await entry;
    },
    leave: (session, seat) => {
      const sessions = seat.room.people.get(seat.actor.id);
      if (!sessions?.delete(session) || sessions.size > 0) return;
      seat.room.people.delete(seat.actor.id);
      setTimeout(() => takeOut(seat), graceMs);
    },
    restore: async () => {
      const seats = [...hub.rooms()].flatMap((room) => [...room.people.values()].flatMap((sessions) => firstSeat(room, sessions)));
      await Promise.all(seats.map((seat) => change(seat, true)));
    },
  };
};

const firstSeat = (room: LocalRoom, sessions: ReadonlySet<Session>): Seat[] => {
  for (const session of sessions) {
    const seat = session.seats.get(room.key);
    if (seat) return [seat];
  }
  return [];
};
