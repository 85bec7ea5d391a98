import type { User } from '@lyceum/shared/account/contract.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { AccountPorts } from '../ports.ts';
import { describe } from './describe.ts';

/** The person who asks. */
export const me =
  ({ store, standingOf }: Pick<AccountPorts, 'store' | 'standingOf'>) =>
  async (actor: Actor): Promise<User> => {
    const person = await store.read.account.person(personOf(actor).id);
    if (!person) throw new Refusal('unauthenticated');
    return describe({ standingOf })(person);
  };
