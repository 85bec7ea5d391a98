import { randomUUID } from 'node:crypto';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import type { PermissionChange, RoomKey } from '@lyceum/shared/room/contract.ts';
import type { Committed } from '@lyceum/shared/room/wire.ts';
import type pg from 'pg';
import { connect } from '../client.ts';
import { type Admission, admit } from './admit.ts';
import { type Append, type Appended, append } from './append.ts';
import { createBatcher } from './batcher.ts';
import { isAway, openLogConnection } from './connection.ts';
import { endRoom, type Governed, type Governor, setRights } from './govern.ts';
import { changePresence, type PresenceChange, type PresenceResult } from './presence.ts';
import { type LogEvent, readHeads, readSince } from './read.ts';
import { isSignedIn } from './sign-in.ts';
import { readSnapshot, type SnapshotAt } from './snapshot.ts';
import { markRead, readStates, type StateValue, saveStates } from './states.ts';

export type { Admission } from './admit.ts';
export type { Append, Appended } from './append.ts';
export { LogAway } from './batcher.ts';
export { isAway } from './connection.ts';
export type { Governed, Governor } from './govern.ts';
export type { PresenceChange } from './presence.ts';
export type { LogEvent } from './read.ts';
export type { SnapshotAt } from './snapshot.ts';
export type { StateValue } from './states.ts';

export interface RoomLogOptions {
  readonly url: string;
  readonly name: string;
  readonly log: Log;
  /** Hears of every event that this process committed, in the order of each room's numbers, before its sender does. */
  readonly committed: (events: readonly Committed[]) => void;
  /** Hears that a repeated command's event may not have been announced: whoever serves the room should catch up to `seq`. */
  readonly doubted?: (room: RoomKey, seq: number) => void;
}

/** The log of all rooms: the only door to Postgres that the realtime tier has. */
export interface RoomLog {
  /** This process, in presence rows and between nodes. */
  readonly nodeId: string;
  /** Appends by group commit. Resolves after the commit; rejects with `LogAway` when that cannot be had in time. */
  append(command: Append): Promise<Appended>;
  presence(change: PresenceChange): Promise<PresenceResult>;
  setRights(by: Governor, change: { target: PersonId; permissions: PermissionChange }): Promise<Governed>;
  end(by: Governor): Promise<Governed>;
  admit(room: RoomKey, person: PersonId): Promise<Admission | null>;
  isSignedIn(sid: string, person: PersonId): Promise<boolean>;
  snapshot(roomId: number, person: PersonId): Promise<SnapshotAt>;
  since(room: { key: RoomKey; roomId: number }, range: { since: number; limit: number }): Promise<LogEvent[]>;
  heads(known: readonly { roomId: number; seq: number }[]): Promise<Map<number, number>>;
  saveStates(values: readonly StateValue[]): Promise<void>;
  states(roomIds: readonly number[], after: number): Promise<StateValue[]>;
  markRead(roomId: number, mark: { actor: PersonId; seq: number }): Promise<number>;
  /** Renews this node's lease; false when it had run out and presence must be entered again. */
  renew(): Promise<boolean>;
  /** Says that this node goes: its people are given three seconds to come back elsewhere before they are let go. */
  retire(): Promise<void>;
  /** Lets the people of silent nodes go. */
  bury(afterMs: number): Promise<void>;
  ping(): Promise<void>;
  depth(): number;
  close(): Promise<void>;
}

/** Three seconds is the longest a sender may wait for a word (R3); the commit gives up a little before. */
const patienceMs = 2500;

/** Opens the log: one connection for appends, one for presence and governing, a small pool for reads. */
export const openRoomLog = (options: RoomLogOptions): RoomLog => {
  const { url, name, log } = options;
  const nodeId = randomUUID();
  const db = connect({ url, name: `${name}-read`, max: 4, log });
  const writer = openLogConnection({ url, name: `${name}-append`, log });
  const keeper = openLogConnection({ url, name: `${name}-govern`, log });

  const appends = createBatcher<Append, Appended>({
    commit: (batch) => writer.use((client) => append(client, batch)),
    committed: (batch, results) => announce(options, batch, results),
    keyOf: ({ roomId, actor, cid }) => (cid === null ? null : `${roomId} ${actor} ${cid}`),
    mayRetry: isAway,
    patienceMs,
  });
  const presences = createBatcher<PresenceChange, PresenceResult>({
    commit: (batch) => keep((client) => changePresence(client, nodeId, batch)),
    committed: (batch, results) => options.committed(batch.flatMap((change, n) => presenceEvent(change, results[n] ?? null))),
    keyOf: ({ roomId, actor }) => `${roomId} ${actor}`,
    mayRetry: isAway,
    patienceMs: 30_000,
  });

  // Transactions share the keeper's connection: one at a time.
  let last: Promise<unknown> = Promise.resolve();
  const keep = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const next = last.then(() => keeper.use(work));
    last = next.catch(() => undefined);
    return next;
  };
  const govern = async (work: (client: pg.Client) => Promise<Governed>): Promise<Governed> => {
    const result = await keep(work);
    if (result.ok) announce(options, [result.event], [result.appended]);
    return result;
  };

  return {
    nodeId,
    append: appends.push,
    presence: presences.push,
    setRights: (by, change) => govern((client) => setRights(client, by, change)),
    end: (by) => govern((client) => endRoom(client, by)),
    admit: (room, person) => admit(db.pool, room, person),
    isSignedIn: (sid, person) => isSignedIn(db.pool, sid, person),
    snapshot: (roomId, person) => readSnapshot(db.pool, roomId, person),
    since: (room, range) => readSince(db.pool, room, range),
    heads: (known) => readHeads(db.pool, known),
    saveStates: (values) => saveStates(db.pool, values),
    states: (roomIds, after) => readStates(db.pool, roomIds, after),
    markRead: (roomId, mark) => markRead(db.pool, roomId, mark),
    renew: async () => {
      const { rows } = await db.pool.query<{ node_renew: boolean }>('select node_renew($1)', [nodeId]);
      return rows[0]?.node_renew === true;
    },
    retire: async () =>
      void (await db.pool.query(`update node_lease set seen_at = clock_timestamp() - interval '7 s' where node_id = $1`, [nodeId])),
    bury: async (afterMs) => void (await keep((client) => client.query(`select node_bury($1 * interval '1 ms')`, [afterMs]))),
    ping: db.ping,
    depth: appends.depth,
    close: async () => {
      await Promise.allSettled([writer.close(), keeper.close(), db.close()]);
    },
  };
};

const presenceEvent = (change: PresenceChange, result: PresenceResult): Committed[] =>
  result
    ? [
        {
          ...result,
          room: change.room,
          roomId: change.roomId,
          by: change.by,
          kind: change.enter ? 'person.joined' : 'person.left',
          cid: null,
          data: '{}',
        },
      ]
    : [];

const announce = ({ committed, doubted }: RoomLogOptions, batch: readonly Append[], results: readonly Appended[]): void => {
  const events: Committed[] = [];
  for (const [n, command] of batch.entries()) {
    const result = results[n];
    if (!result?.ok) continue;
    if (!result.fresh) doubted?.(command.room, result.seq);
    else {
      const { room, roomId, kind, by, cid, data } = command;
      events.push({ room, roomId, kind, by, cid, data, seq: result.seq, at: result.at });
    }
  }
  if (events.length > 0) committed(events);
};
