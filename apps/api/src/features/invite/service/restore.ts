import type { Invite } from '@lyceum/shared/invite/contract.ts';
import type { InviteId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { InvitePorts } from '../ports.ts';
import { describe } from './describe.ts';

/** Takes a revocation back: the same code lets in again, unless the invite expired or was used up. */
export const restore =
  ({ store, clock }: Pick<InvitePorts, 'store' | 'clock'>) =>
  async (id: InviteId, actor: Actor): Promise<Invite> => {
    const { id: actorId } = adminOf(actor);
    return store.transact(async (tx) => {
      const isRestored = await tx.invite.restore(id);
      const row = await tx.invite.find(id);
      if (!row) throw new Refusal('not_found');
      if (isRestored) await tx.audit.record({ actorId, action: 'invite.restored', subject: `invite:${id}` });
      return describe(row, clock.now());
    });
  };
