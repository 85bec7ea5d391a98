import type { FreshFeed } from '@lyceum/shared/agenda/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { AgendaPorts } from '../ports.ts';

/** Makes an address under which one's agenda can be read, in place of the one before. This answer alone ever shows it. */
export const openFeed =
  ({ store, clock, secrets, publicUrl }: Pick<AgendaPorts, 'store' | 'clock' | 'secrets' | 'publicUrl'>) =>
  async (actor: Actor): Promise<FreshFeed> => {
    const { id: personId } = personOf(actor);
    const code = secrets.newToken('lya_');
    await store.transact(async (tx) => {
      await tx.agenda.open(personId, tokenHash(code), new Date(clock.now()));
      await tx.audit.record({ actorId: personId, action: 'agenda.feed_opened', subject: `person:${personId}` });
    });
    const url = `${publicUrl}/api/v1/agenda/${code}.ics`;
    return { url, webcalUrl: url.replace(/^https?:/, 'webcal:') };
  };
