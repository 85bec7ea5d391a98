import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { RoomKey, RoomRole } from '@lyceum/shared/room/contract.ts';
import { actorText, eventText } from '@lyceum/shared/room/wire.ts';
import type pg from 'pg';

/** An event of the log, encoded as it goes out. */
export interface LogEvent {
  readonly seq: number;
  readonly kind: string;
  /** The event's frame text. */
  readonly text: string;
  /** Its data as JSON text, whole. */
  readonly data: string;
}

interface EventRow {
  readonly seq: string;
  readonly actor_id: PersonId;
  readonly name: string | null;
  readonly role: RoomRole | null;
  readonly kind: string;
  readonly at: Date;
  readonly cid: string | null;
  readonly data: string;
}

// The words of a message that was deleted are not told to those who come later.
const eventsAfter = {
  name: 'room_events_after',
  text: `
  select e.seq, e.actor_id, p.name, m.role, e.kind, e.at, e.cid,
    case when e.kind = 'chat.sent' and exists (
      select 1 from room_event d where d.room_id = e.room_id and d.target = e.seq and d.kind = 'chat.deleted')
    then '{"text":"","deleted":true}' else e.data end as data
  from room_event e
    left join person p on p.id = e.actor_id
    left join room_member m on m.room_id = e.room_id and m.actor_id = e.actor_id
  where e.room_id = $1 and e.seq > $2 order by e.seq limit $3`,
};

/** The events of a room after `since`, in order, at most `limit`. */
export const readSince = async (
  pool: pg.ClientBase | pg.Pool,
  room: { readonly key: RoomKey; readonly roomId: number },
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<LogEvent[]> => {
  const { rows } = await pool.query<EventRow>({ ...eventsAfter, values: [room.roomId, since, limit] });
  return rows.map((row) => {
    const seq = Number(row.seq);
    const by = actorText({ id: row.actor_id, name: row.name ?? '', role: row.role ?? 'member' });
    const text = eventText({ room: room.key, seq, kind: row.kind, at: row.at.toISOString(), by, cid: row.cid, data: row.data });
    return { seq, kind: row.kind, text, data: row.data };
  });
};

/** The newest number of each room that has moved past what the caller knows. */
export const readHeads = async (
  pool: pg.ClientBase | pg.Pool,
  known: readonly { readonly roomId: number; readonly seq: number }[],
): Promise<Map<number, number>> => {
  const { rows } = await pool.query<{ room_id: number; seq: string }>({
    name: 'room_heads',
    text: `select h.room_id, h.seq from unnest($1::int[], $2::bigint[]) as k(room_id, seq)
           join room_head h on h.room_id = k.room_id where h.seq > k.seq`,
    values: [known.map((k) => k.roomId), known.map((k) => k.seq)],
  });
  return new Map(rows.map((row) => [row.room_id, Number(row.seq)]));
};
