import type { InviteId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { InvitePorts } from '../ports.ts';

/** Lets nobody else in by an invite. Revoking it twice changes nothing. */
export const revoke =
  ({ store, clock }: Pick<InvitePorts, 'store' | 'clock'>) =>
  async (id: InviteId, actor: Actor): Promise<null> => {
    const { id: actorId } = adminOf(actor);
    await store.transact(async (tx) => {
      if (await tx.invite.revoke(id, new Date(clock.now()))) {
        await tx.audit.record({ actorId, action: 'invite.revoked', subject: `invite:${id}` });
      } else if (!(await tx.invite.find(id))) throw new Refusal('not_found');
    });
    return null;
  };
