import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { RoomKey } from '@lyceum/shared/room/contract.ts';
import type pg from 'pg';

/** A command as the log takes it: already parsed, its event's data already encoded. */
export interface Append {
  readonly room: RoomKey;
  /** The room's surrogate number, from `RoomLog.admit`. */
  readonly roomId: number;
  readonly actor: PersonId;
  /** The actor as events show them, from `actorText`. */
  readonly by: string;
  /** Rights that the actor must hold, as bits; checked where the number is given. */
  readonly need: number;
  readonly kind: string;
  /** The caller's name for the command; null for what nobody will repeat. */
  readonly cid: string | null;
  /** The event's data as JSON text, exactly as it will go out. */
  readonly data: string;
  /** The message that this is about. */
  readonly target?: number;
  /** Whose message `target` may be: 0 anyone's (the default), -1 one's own, else one's own or anyone's with these rights. */
  readonly over?: number;
}

/** What became of an append. `fresh` is false when the same command had been appended before: its number is answered again. */
export type Appended =
  | { readonly ok: true; readonly seq: number; readonly at: string; readonly fresh: boolean }
  | { readonly ok: false; readonly reason: 'cid_reused' | 'refused' };

// Neither a cid (control characters are refused) nor JSON (they are escaped) can hold it.
const separator = '\x1f';

const statement = {
  name: 'room_append',
  text: 'select at, result from room_append($1::int[], $2::uuid[], $3::int[], $4::bigint[], $5::int[], $6::text[], $7, $8)',
};

/** Runs one batch in one call. Everything in it is committed when this resolves (outside a transaction). */
export const append = async (client: pg.ClientBase, batch: readonly Append[]): Promise<Appended[]> => {
  const { rows } = await client.query<{ at: Date; result: (string | number | null)[] }>({
    ...statement,
    values: [
      batch.map((c) => c.roomId),
      batch.map((c) => c.actor),
      batch.map((c) => c.need),
      batch.map((c) => c.target ?? null),
      batch.map((c) => c.over ?? 0),
      batch.map((c) => c.kind),
      batch.map((c) => c.cid ?? '').join(separator),
      batch.map((c) => c.data).join(separator),
    ],
  });
  const row = rows[0];
  if (row?.result.length !== batch.length) throw new Error('room_append answered for another batch');
  const at = row.at.toISOString();
  return row.result.map((value) => appended(value, at));
};

const appended = (value: string | number | null, at: string): Appended => {
  if (value === null) return { ok: false, reason: 'refused' };
  const seq = Number(value);
  if (seq === 0) return { ok: false, reason: 'cid_reused' };
  return seq > 0 ? { ok: true, seq, at, fresh: true } : { ok: true, seq: -seq, at, fresh: false };
};
