import type { ServiceKey } from '@lyceum/shared/account/contract.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { AccountPorts } from '../ports.ts';
import { describeKey } from './describe.ts';

/** Every key of the school, without its secret. A school has a handful of services, so there is one page. */
export const keys =
  ({ store }: Pick<AccountPorts, 'store'>) =>
  async (actor: Actor): Promise<{ items: ServiceKey[]; nextCursor: null }> => {
    adminOf(actor);
    return { items: (await store.read.account.keys()).map(describeKey), nextCursor: null };
  };
