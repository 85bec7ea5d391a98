import { randomUUID } from 'node:crypto';
import type { FreshInvite, GrantedRole } from '@lyceum/shared/invite/contract.ts';
import { type CourseId, InviteId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { invitation } from '@lyceum/shared/notice/jobs.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { InvitePorts } from '../ports.ts';
import { issue } from './issue.ts';

/** What an invite is to give, to how many, and until when. */
export interface Wanted {
  readonly roleToGrant: GrantedRole;
  readonly expiresAt?: string | undefined;
  readonly maxUses: number;
  readonly email?: string | undefined;
  readonly courseId?: CourseId | undefined;
}

/** Makes an invite, and mails it when it is for one address. Its code is shown this once. */
export const create = ({ store, clock, publicUrl }: Pick<InvitePorts, 'store' | 'clock' | 'publicUrl'>) => {
  const fresh = issue({ clock, publicUrl });
  return async ({ roleToGrant, expiresAt, maxUses, email, courseId }: Wanted, actor: Actor): Promise<FreshInvite> => {
    const { id: createdBy } = adminOf(actor);
    const id = InviteId.parse(randomUUID());
    return store.transact(async (tx) => {
      if (courseId && !(await tx.course.courseRow(courseId)))
        throw new Refusal('invalid', { issues: [{ path: 'courseId', message: 'there is no such course' }] });
      await tx.invite.create({
        ...{ id, roleToGrant, maxUses, createdBy },
        email: email ?? null,
        courseId: courseId ?? null,
        createdAt: new Date(clock.now()),
        expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
      });
      const made = await fresh(tx, id);
      if (email) await tx.enqueue(invitation, { inviteId: id, round: randomUUID() });
      await tx.audit.record({
        ...{ actorId: createdBy, action: 'invite.created', subject: `invite:${id}` },
        detail: { role: roleToGrant, max_uses: maxUses, expires_at: made.expiresAt, email: made.email, course_id: courseId ?? null },
      });
      return made;
    });
  };
};
