import type { InviteRow } from '@lyceum/db/invite/reader.ts';
import type { Invite } from '@lyceum/shared/invite/contract.ts';
import { statusOf, type Terms } from '@lyceum/shared/invite/rules.ts';

/** What decides about an invite, of its row. */
export const termsOf = ({ uses, maxUses, expiresAt, revokedAt }: InviteRow): Terms => ({
  uses,
  maxUses,
  expiresAt: expiresAt?.getTime() ?? null,
  revokedAt: revokedAt?.getTime() ?? null,
});

/** An invite as admins see it. */
export const describe = (row: InviteRow, now: number): Invite => {
  const { id, roleToGrant, email, courseId, courseTitle, maxUses, uses, createdBy, creatorName, createdAt, expiresAt, revokedAt } = row;
  return {
    ...{ id, roleToGrant, email, maxUses, uses },
    course: courseId && { id: courseId, title: courseTitle ?? '' },
    status: statusOf(termsOf(row), now),
    createdAt: createdAt.toISOString(),
    createdBy: { id: createdBy, name: creatorName },
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
};
