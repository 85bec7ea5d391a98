import type { GrantedRole, InviteStatus } from '@lyceum/shared/invite/contract.ts';
import type { CourseId, InviteId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { and, desc, eq, getTableColumns, gt, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { person } from '../account/table.ts';
import type { Queryable } from '../client.ts';
import { course } from '../course/table.ts';
import { invite, inviteCode } from './table.ts';

/** An invite as stored, with the names of what it points to. */
export interface InviteRow {
  readonly id: InviteId;
  readonly roleToGrant: GrantedRole;
  readonly email: string | null;
  readonly courseId: CourseId | null;
  readonly courseTitle: string | null;
  readonly maxUses: number;
  readonly uses: number;
  readonly createdBy: PersonId;
  readonly creatorName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Which invites, and where the page begins: after `after`, of the newest first. */
export interface InvitePage {
  readonly limit: number;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly status?: InviteStatus | undefined;
  readonly now: Date;
}

// The same order as `statusOf` in the rules: what was done to an invite before what happened to it.
const inState = (status: InviteStatus, now: Date): SQL | undefined => {
  const live = isNull(invite.revokedAt);
  const seats = sql`${invite.uses} < ${invite.maxUses}`;
  if (status === 'revoked') return isNotNull(invite.revokedAt);
  if (status === 'used') return and(live, sql`not ${seats}`);
  if (status === 'expired') return and(live, seats, lte(invite.expiresAt, now));
  return and(live, seats, or(isNull(invite.expiresAt), gt(invite.expiresAt, now)));
};

/** Reads invites. */
export const inviteReader = (db: Queryable) => {
  const rows = () =>
    db
      .select({ ...getTableColumns(invite), courseTitle: course.title, creatorName: person.name })
      .from(invite)
      .innerJoin(person, eq(person.id, invite.createdBy))
      .leftJoin(course, eq(course.id, invite.courseId));
  return {
    find: async (id: InviteId): Promise<InviteRow | null> => (await rows().where(eq(invite.id, id)))[0] ?? null,

    byCode: async (hash: string): Promise<InviteRow | null> => {
      const found = await rows().innerJoin(inviteCode, eq(inviteCode.inviteId, invite.id)).where(eq(inviteCode.hash, hash));
      return found[0] ?? null;
    },

    list: async ({ limit, after, status, now }: InvitePage): Promise<InviteRow[]> =>
      rows()
        .where(
          and(
            status && inState(status, now),
            after && sql`(date_trunc('milliseconds', ${invite.createdAt}), ${invite.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
          ),
        )
        .orderBy(desc(sql`date_trunc('milliseconds', ${invite.createdAt})`), desc(invite.id))
        .limit(limit),
  };
};

export type InviteReader = ReturnType<typeof inviteReader>;
