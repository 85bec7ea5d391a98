import { randomUUID } from 'node:crypto';
import type { FreshInvite } from '@lyceum/shared/invite/contract.ts';
import { renewedUntil, statusOf } from '@lyceum/shared/invite/rules.ts';
import type { InviteId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { invitation } from '@lyceum/shared/notice/jobs.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { InvitePorts } from '../ports.ts';
import { termsOf } from './describe.ts';
import { issue } from './issue.ts';

/**
 * Gives an invite a new code and mails it when it is for one address; whoever holds an old one cannot use it any more. One that
 * expired lives again. What was revoked or is used up stays so.
 */
export const resend = ({ store, clock, publicUrl }: Pick<InvitePorts, 'store' | 'clock' | 'publicUrl'>) => {
  const fresh = issue({ clock, publicUrl });
  return async (id: InviteId, actor: Actor): Promise<FreshInvite> => {
    const { id: actorId } = adminOf(actor);
    return store.transact(async (tx) => {
      const row = await tx.invite.find(id);
      if (!row) throw new Refusal('not_found');
      const status = statusOf(termsOf(row), clock.now());
      if (status === 'revoked' || status === 'used')
        throw new Refusal('conflict', { message: `This invite is ${status === 'used' ? 'used up' : 'revoked'}; make another one.` });
      const until = renewedUntil({ createdAt: row.createdAt.getTime(), expiresAt: row.expiresAt?.getTime() ?? null }, clock.now());
      await tx.invite.renew(id, until === null ? null : new Date(until));
      await tx.invite.dropCodes(id);
      const made = await fresh(tx, id);
      if (row.email) await tx.enqueue(invitation, { inviteId: id, round: randomUUID() });
      await tx.audit.record({ actorId, action: 'invite.resent', subject: `invite:${id}`, detail: { expires_at: made.expiresAt } });
      return made;
    });
  };
};
