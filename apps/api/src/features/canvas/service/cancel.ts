import type { Tx } from '@lyceum/db/transact.ts';
import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { feedRoom } from '@lyceum/shared/room/contract.ts';
import { actorText } from '@lyceum/shared/room/wire.ts';
import { type Actor, type PersonActor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';

type Ended = { readonly syncId: string; readonly connectionId: ConnectionId; readonly connectionState: string };

/** Tells the person's own feed that a run ended before any worker had it; of the others their worker tells. */
const tell = async (tx: Tx, { id, name }: PersonActor, { syncId, connectionId, connectionState }: Ended): Promise<void> => {
  await tx.emit({
    ...{ room: feedRoom(id), roomId: await tx.room.feed({ id, name }), actor: id, by: actorText({ id, name, role: 'member' }) },
    kind: 'sync.finished',
    data: { sync_id: syncId, connection_id: connectionId, state: 'cancelled', requests: 0, changes: 0, connection_state: connectionState },
  });
};

/** Ends what runs of a connection: at once what waits, within 2 s what a worker is at. */
export const cancel =
  ({ store }: Pick<CanvasPorts, 'store'>) =>
  async (id: ConnectionId, actor: Actor): Promise<null> => {
    const person = personOf(actor);
    await store.transact(async (tx) => {
      const connection = await tx.canvas.connection(person.id, id);
      if (!connection) throw new Refusal('not_found');
      const run = await tx.canvas.runningOf(id);
      if (!run || !(await tx.canvas.askCancel(id))) throw new Refusal('not_found', { message: 'No sync of this connection is running.' });
      const isOver = (await tx.canvas.sync(run.id))?.state === 'cancelled';
      if (isOver) await tell(tx, person, { syncId: run.id, connectionId: id, connectionState: connection.state });
    });
    return null;
  };
