import type { RoomLog, StateValue } from '@lyceum/db/room-log';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { Bus, Clock, Log } from '@lyceum/shared/kernel/ports.ts';
import { pack, type RoomMessage, roomChannel, stateText } from '@lyceum/shared/room/wire.ts';
import type { LocalRoom } from './room.ts';
import type { Broadcast } from './socket.ts';

/** The state lane: the latest value per person wins. To this node's sockets at once, to the others by the bus, to Postgres behind. */
export interface StateLane {
  /** Sets somebody's media state, JSON text; answers its version. */
  set(room: LocalRoom, change: { person: PersonId; data: string; cid: string | null }): number;
  /** Takes what another process set. */
  receive(room: LocalRoom, message: Extract<RoomMessage, { lane: 'state' }>): void;
  /** Takes what Postgres has, for what the bus has lost. */
  merge(room: LocalRoom, values: readonly StateValue[]): void;
  /** Writes what is not yet in Postgres. */
  flush(): Promise<void>;
}

interface Tick {
  readonly texts: string[];
  readonly latest: Map<PersonId, number>;
}

export interface StateLaneOptions {
  readonly log: Pick<RoomLog, 'nodeId' | 'saveStates'>;
  readonly bus: Bus;
  readonly broadcast: Broadcast;
  readonly clock: Clock;
  readonly logger: Log;
}

export const createStateLane = ({ log, bus, broadcast, clock, logger }: StateLaneOptions): StateLane => {
  const ticks = new Map<LocalRoom, Tick>();
  const unsaved = new Map<string, StateValue>();
  let scheduled = false;

  const keep = (room: LocalRoom, person: PersonId, value: { version: number; data: string }): void => {
    room.media.set(person, value);
  };

  // One frame and one message a room and turn of the loop, however many people changed something in it.
  const send = (): void => {
    scheduled = false;
    for (const [room, { texts, latest }] of ticks) {
      const body = `[${texts.join()}]`;
      broadcast(room.key, body);
      const versions = [...latest].map(([person, version]) => ({ person, version }));
      void bus.publish(roomChannel(room.key), pack({ lane: 'state', node: log.nodeId, latest: versions, body })).catch(() => undefined); // other nodes find it in Postgres
    }
    ticks.clear();
  };

  const queue = (room: LocalRoom, text: string, who: { person: PersonId; version: number }): void => {
    let tick = ticks.get(room);
    if (!tick) {
      tick = { texts: [], latest: new Map() };
      ticks.set(room, tick);
    }
    tick.texts.push(text);
    tick.latest.set(who.person, who.version);
    if (scheduled) return;
    scheduled = true;
    setImmediate(send);
  };

  return {
    set: (room, { person, data, cid }) => {
      const version = Math.max(clock.now() * 1000, (room.media.get(person)?.version ?? 0) + 1);
      keep(room, person, { version, data });
      unsaved.set(`${room.roomId} ${person}`, { roomId: room.roomId, kind: 'media', actor: person, version, data });
      queue(room, stateText({ room: room.key, kind: 'media', key: person, version, cid, data }), { person, version });
      return version;
    },

    receive: (room, { latest, body }) => {
      const isNewer = (person: string, version: number): boolean => version > (room.media.get(person as PersonId)?.version ?? 0);
      const values = JSON.parse(body) as { kind: string; key: PersonId; version: number; data: object }[];
      const fresh = values.filter((value) => value.kind === 'media' && isNewer(value.key, value.version));
      for (const value of fresh) keep(room, value.key, { version: value.version, data: JSON.stringify(value.data) });
      if (fresh.length === values.length) broadcast(room.key, body);
      else if (fresh.length > 0) broadcast(room.key, JSON.stringify(fresh));
      if (latest.length === 0) logger.debug({ room: room.key }, 'an empty state message');
    },

    merge: (room, values) => {
      for (const { actor, version, data } of values) {
        if (version <= (room.media.get(actor)?.version ?? 0)) continue;
        keep(room, actor, { version, data });
        broadcast(room.key, stateText({ room: room.key, kind: 'media', key: actor, version, cid: null, data }));
      }
    },

    flush: async () => {
      const values = [...unsaved.values()];
      unsaved.clear();
      try {
        await log.saveStates(values);
      } catch (err) {
        logger.warn({ err, values: values.length }, 'media states could not be written; they are tried again');
        for (const value of values) {
          const key = `${value.roomId} ${value.actor}`;
          if (!unsaved.has(key)) unsaved.set(key, value);
        }
      }
    },
  };
};
