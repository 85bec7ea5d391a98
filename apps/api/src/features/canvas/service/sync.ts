import type { ConnectionId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { openRun } from './keep.ts';

/** Has a connection read now. Of any number at once one is answered, the others are refused by the row of its run. */
export const sync =
  ({ store, throttle }: Pick<CanvasPorts, 'store' | 'throttle'>) =>
  async (id: ConnectionId, actor: Actor): Promise<{ syncId: SyncId }> => {
    const { id: personId } = personOf(actor);
    await throttle.take('canvasSync', personId);
    return store.transact(async (tx) => {
      // Locked, so that it cannot be removed meanwhile.
      if (!(await tx.canvas.lockConnection(personId, id))) throw new Refusal('not_found');
      const syncId = await openRun(tx, id, 'manual');
      if (syncId === null) throw new Refusal('conflict', { message: 'A sync of this connection is running.' });
      return { syncId };
    });
  };
