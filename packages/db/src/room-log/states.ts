import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { MediaEntry, MediaState } from '@lyceum/shared/room/contract.ts';
import type pg from 'pg';

/** One person's latest value on the state lane. */
export interface StateValue {
  readonly roomId: number;
  readonly kind: 'media';
  readonly actor: PersonId;
  readonly version: number;
  /** JSON text. */
  readonly data: string;
}

type Client = pg.ClientBase | pg.Pool;

/** Writes values behind; an older version never replaces a newer one, in whatever order they come. */
export const saveStates = async (client: Client, values: readonly StateValue[]): Promise<void> => {
  if (values.length === 0) return;
  const latest = new Map<string, StateValue>();
  for (const value of values) {
    const key = `${value.roomId} ${value.kind} ${value.actor}`;
    if ((latest.get(key)?.version ?? -1) < value.version) latest.set(key, value);
  }
  // In one order everywhere, so that two writers cannot wait for each other.
  const list = [...latest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  await client.query({
    name: 'room_state_save',
    text: `insert into room_state (room_id, kind, actor_id, version, data)
           select * from unnest($1::int[], $2::text[], $3::uuid[], $4::bigint[], $5::text[])
           on conflict (room_id, kind, actor_id) do update set version = excluded.version, data = excluded.data
           where room_state.version < excluded.version`,
    values: [
      list.map((v) => v.roomId),
      list.map((v) => v.kind),
      list.map((v) => v.actor),
      list.map((v) => v.version),
      list.map((v) => v.data),
    ],
  });
};

/** Values of these rooms that are newer than `after`, in microseconds since 1970. */
export const readStates = async (client: Client, roomIds: readonly number[], after: number): Promise<StateValue[]> => {
  const { rows } = await client.query<{ room_id: number; kind: 'media'; actor_id: PersonId; version: string; data: string }>({
    name: 'room_state_read',
    text: 'select room_id, kind, actor_id, version, data from room_state where room_id = any($1::int[]) and version > $2',
    values: [roomIds, after],
  });
  return rows.map((r) => ({ roomId: r.room_id, kind: r.kind, actor: r.actor_id, version: Number(r.version), data: r.data }));
};

/** Everyone's media state of a room. */
export const readMedia = async (client: Client, roomId: number): Promise<MediaEntry[]> =>
  (await readStates(client, [roomId], 0)).map((value) => ({
    user_id: value.actor,
    version: value.version,
    ...(JSON.parse(value.data) as MediaState),
  }));

/** Moves somebody's read position forward, never back and never past the end; answers where it is then. */
export const markRead = async (client: Client, roomId: number, { actor, seq }: { actor: PersonId; seq: number }): Promise<number> => {
  const { rows } = await client.query<{ seq: string }>({
    name: 'room_read_mark',
    text: `insert into room_read (room_id, actor_id, seq)
           select h.room_id, $2, least($3::bigint, h.seq) from room_head h where h.room_id = $1
           on conflict (room_id, actor_id) do update set seq = greatest(room_read.seq, excluded.seq)
           returning seq`,
    values: [roomId, actor, seq],
  });
  return Number(rows[0]?.seq ?? 0);
};
