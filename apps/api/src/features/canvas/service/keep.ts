import { randomUUID } from 'node:crypto';
import { describeConnection } from '@lyceum/db/canvas/reader.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import type { ConnectionSecret } from '@lyceum/shared/canvas/contract/secret.ts';
import type { Connection, ConnectionState } from '@lyceum/shared/canvas/contract.ts';
import { sync } from '@lyceum/shared/canvas/jobs.ts';
import { syncEveryMs } from '@lyceum/shared/canvas/rules.ts';
import { ConnectionId, type PersonId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { CanvasPorts } from '../ports.ts';

/** A connection that was found to work. */
export interface Found {
  readonly personId: PersonId;
  readonly canvasUrl: string;
  readonly canvasName: string;
  readonly user: { readonly id: string; readonly name: string } | null;
  readonly state: ConnectionState;
  readonly secret: ConnectionSecret;
  /** Of a pasted token, where somebody said it. */
  readonly tokenExpiresAt?: Date | null;
}

/** The place that a secret is sealed for. */
export const placeOf = (id: ConnectionId): string => `canvas_connection:${id}`;

/** The end of a long token, by which people know theirs. */
export const hintOf = (secret: ConnectionSecret): string | null =>
  secret.kind === 'token' && secret.token.length >= 16 ? secret.token.slice(-4) : null;

/** Opens a run and asks the worker for it; null while another one runs. */
export const openRun = async (tx: Tx, connectionId: ConnectionId, trigger: 'setup' | 'manual'): Promise<SyncId | null> => {
  const syncId = await tx.canvas.openSync({ id: SyncId.parse(randomUUID()), connectionId, trigger });
  if (syncId !== null) await tx.enqueue(sync, { syncId, connectionId });
  return syncId;
};

/** Stores a connection with its secret sealed, opens its first run and writes the trail, all or nothing; 409 when it is there already. */
export const keep =
  ({ store, clock, cipher }: Pick<CanvasPorts, 'store' | 'clock' | 'cipher'>) =>
  async ({ personId, canvasUrl, canvasName, user, state, secret, tokenExpiresAt = null }: Found): Promise<Connection> => {
    const id = ConnectionId.parse(randomUUID());
    return store.transact(async (tx) => {
      const isNew = await tx.canvas.addConnection({
        ...{ id, personId, kind: secret.kind, canvasUrl, canvasName, state },
        canvasUserId: user?.id ?? null,
        canvasUserName: user?.name ?? null,
        secret: cipher.seal(JSON.stringify(secret), placeOf(id)),
        tokenHint: hintOf(secret),
        tokenExpiresAt,
        nextSyncAt: new Date(clock.now() + syncEveryMs),
      });
      if (!isNew) throw new Refusal('conflict', { message: 'You have connected this Canvas already.' });
      await openRun(tx, id, 'setup');
      await tx.audit.record({
        ...{ actorId: personId, action: 'canvas.connected', subject: `connection:${id}` },
        detail: { canvas_url: canvasUrl, kind: secret.kind, state },
      });
      const row = await tx.canvas.connection(personId, id);
      if (!row) throw new Refusal('not_found');
      return describeConnection(row, true);
    });
  };
