import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';

/** Ends what runs of a connection: at once what waits, within 2 s what a worker is at. */
export const cancel =
  ({ store }: Pick<CanvasPorts, 'store'>) =>
  async (id: ConnectionId, actor: Actor): Promise<null> => {
    const { id: personId } = personOf(actor);
    await store.transact(async (tx) => {
      if (!(await tx.canvas.connection(personId, id))) throw new Refusal('not_found');
      if (!(await tx.canvas.askCancel(id))) throw new Refusal('not_found', { message: 'No sync of this connection is running.' });
    });
    return null;
  };
