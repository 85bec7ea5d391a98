import { type Actor, personOf } from '../../../platform/actor.ts';
import type { AgendaPorts } from '../ports.ts';

/** Lets nobody read one's agenda by its address any more. Closing it twice changes nothing. */
export const closeFeed =
  ({ store }: Pick<AgendaPorts, 'store'>) =>
  async (actor: Actor): Promise<null> => {
    const { id: personId } = personOf(actor);
    await store.transact(async (tx) => {
      const isClosed = await tx.agenda.close(personId);
      if (isClosed) await tx.audit.record({ actorId: personId, action: 'agenda.feed_closed', subject: `person:${personId}` });
    });
    return null;
  };
