import { describeConnection, type StoredConnection } from '@lyceum/db/canvas/reader.ts';
import type { Store } from '@lyceum/db/transact.ts';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';

/** Somebody's own connection; 404 for everybody else's. */
export const owned =
  (store: Store) =>
  async (id: ConnectionId, actor: Actor): Promise<StoredConnection> => {
    const connection = await store.read.canvas.connection(personOf(actor).id, id);
    if (!connection) throw new Refusal('not_found');
    return connection;
  };

/** A connection as it is now. */
export const present =
  (store: Store) =>
  async (id: ConnectionId, actor: Actor): Promise<Connection> => {
    const row = await owned(store)(id, actor);
    return describeConnection(row, (await store.read.canvas.runningOf(id)) !== null);
  };
