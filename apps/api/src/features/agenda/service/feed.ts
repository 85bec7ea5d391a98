import type { Feed } from '@lyceum/shared/agenda/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { AgendaPorts } from '../ports.ts';

/** Whether one's agenda can be read as a calendar, and since when. */
export const feed =
  ({ store }: Pick<AgendaPorts, 'store'>) =>
  async (actor: Actor): Promise<Feed> => {
    const since = await store.read.agenda.openSince(personOf(actor).id);
    return { isOpen: since !== null, createdAt: since?.toISOString() ?? null };
  };
