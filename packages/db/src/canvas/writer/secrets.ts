import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';

/** What a connection reads with, sealed. */
export interface SealedSecret {
  readonly id: ConnectionId;
  readonly secret: string;
}

/** Which secrets: up to `limit` after an id. Those that somebody changes at this moment are left out, unless it `waits`. */
export interface SecretSlice {
  readonly after: ConnectionId | null;
  readonly limit: number;
  readonly waits: boolean;
}

/** Seals secrets anew, while everybody reads on. */
export const secretsWriter = (tx: Queryable) => ({
  /** In the order of their ids; nobody else changes them until the transaction ends. */
  lockSecrets: async ({ after, limit, waits }: SecretSlice): Promise<SealedSecret[]> => {
    const { rows } = await tx.execute<{ id: ConnectionId; secret: string }>(sql`
      select id, secret from canvas_connection where ${after}::uuid is null or id > ${after}::uuid
      order by id limit ${limit} for no key update ${waits ? sql`` : sql`skip locked`}`);
    return rows;
  },

  saveSecrets: async (secrets: readonly SealedSecret[]): Promise<void> => {
    if (secrets.length === 0) return;
    await tx.execute(sql`
      update canvas_connection c set secret = s.secret from jsonb_to_recordset(${JSON.stringify(secrets)}::jsonb) s(id uuid, secret text)
      where c.id = s.id`);
  },
});
