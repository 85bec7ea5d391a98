import type { KeyId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { AccountPorts } from '../ports.ts';

/** Ends a key at once and for ever. */
export const revokeKey =
  ({ store, clock }: Pick<AccountPorts, 'store' | 'clock'>) =>
  async ({ id }: { readonly id: KeyId }, actor: Actor): Promise<null> => {
    const { id: actorId } = adminOf(actor);
    await store.transact(async (tx) => {
      if (!(await tx.account.revokeKey(id, new Date(clock.now())))) throw new Refusal('not_found');
      await tx.audit.record({ actorId, action: 'key.revoked', subject: `key:${id}` });
    });
    return null;
  };
