import type { PersonChange } from '@lyceum/db/account/writer.ts';
import type { User } from '@lyceum/shared/account/contract.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { AccountPorts } from '../ports.ts';
import { describe } from './describe.ts';

/** Changes what a person says about themselves. */
export const updateMe =
  ({ store, standingOf }: Pick<AccountPorts, 'store' | 'standingOf'>) =>
  async (change: PersonChange, actor: Actor): Promise<User> => {
    const { id } = personOf(actor);
    const person = await store.transact(async (tx) => {
      // Courses show who teaches them.
      if (change.name !== undefined) await tx.course.catalogueChanged();
      return tx.account.changePerson(id, change);
    });
    if (!person) throw new Refusal('unauthenticated');
    return describe({ standingOf })(person);
  };
