import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { RoomKey } from '@lyceum/shared/room/contract.ts';
import type pg from 'pg';

/** Somebody's first socket on this node has come, or their last one has gone. */
export interface PresenceChange {
  readonly room: RoomKey;
  readonly roomId: number;
  readonly actor: PersonId;
  /** The person as events show them, from `actorText`. */
  readonly by: string;
  readonly enter: boolean;
}

/** The event that a change caused, or null when other nodes (or none) still hold the person. */
export type PresenceResult = { readonly seq: number; readonly at: string } | null;

/** Runs one batch of changes for a node; committed when it resolves. */
export const changePresence = async (
  client: pg.ClientBase,
  nodeId: string,
  batch: readonly PresenceChange[],
): Promise<PresenceResult[]> => {
  const { rows } = await client.query<{ at: Date; result: (string | null)[] }>({
    name: 'room_presence_change',
    text: 'select at, result from room_presence_change($1::int[], $2::uuid[], $3::boolean[], $4)',
    values: [batch.map((c) => c.roomId), batch.map((c) => c.actor), batch.map((c) => c.enter), nodeId],
  });
  const row = rows[0];
  if (row?.result.length !== batch.length) throw new Error('room_presence_change answered for another batch');
  const at = row.at.toISOString();
  return row.result.map((seq) => (seq === null ? null : { seq: Number(seq), at }));
};
