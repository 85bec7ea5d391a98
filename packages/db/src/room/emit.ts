import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { RoomKey } from '@lyceum/shared/room/contract.ts';
import type { Committed } from '@lyceum/shared/room/wire.ts';
import type { EventKind } from '@lyceum/shared/topics.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** Something to put into a room's log on behalf of the platform; no rights are asked for. */
export interface Emission {
  readonly room: RoomKey;
  readonly roomId: number;
  readonly actor: PersonId;
  /** The actor as events show them, from `actorText`. */
  readonly by: string;
  readonly kind: EventKind;
  readonly data: object;
}

/** Appends within a running transaction: the room's lock is held until it ends, so keep it short. */
export const emit = async (tx: Queryable, { room, roomId, actor, by, kind, data }: Emission): Promise<Committed> => {
  const text = JSON.stringify(data);
  const { rows } = await tx.execute<{ seq: string; at: Date | string }>(sql`
    with head as (update room_head set seq = seq + 1 where room_id = ${roomId} returning seq)
    insert into room_event (room_id, seq, actor_id, kind, at, data)
    select ${roomId}, head.seq, ${actor}, ${kind}, date_trunc('milliseconds', clock_timestamp()), ${text} from head
    returning seq, at`);
  const row = rows[0];
  if (!row) throw new Error(`there is no room ${room}`);
  return { room, roomId, by, kind, cid: null, data: text, seq: Number(row.seq), at: new Date(row.at).toISOString() };
};
