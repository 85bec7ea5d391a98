import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';

/** Takes a connection away, with everything that was read through it; a run under way ends. */
export const remove =
  ({ store }: Pick<CanvasPorts, 'store'>) =>
  async (id: ConnectionId, actor: Actor): Promise<null> => {
    const { id: personId } = personOf(actor);
    await store.transact(async (tx) => {
      if (!(await tx.canvas.removeConnection(personId, id))) throw new Refusal('not_found');
      await tx.audit.record({ actorId: personId, action: 'canvas.removed', subject: `connection:${id}` });
    });
    return null;
  };
