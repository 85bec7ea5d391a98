import type { KeyId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { AccountPorts } from '../ports.ts';

/** Ends a key at once and for ever. */
export const revokeKey =
  ({ store, clock }: Pick<AccountPorts, 'store' | 'clock'>) =>
  async ({ id }: { readonly id: KeyId }, actor: Actor): Promise<null> => {
    adminOf(actor);
    const isKnown = await store.transact((tx) => tx.account.revokeKey(id, new Date(clock.now())));
    if (!isKnown) throw new Refusal('not_found');
    return null;
  };
