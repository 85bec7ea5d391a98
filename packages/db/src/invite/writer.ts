import type { GrantedRole } from '@lyceum/shared/invite/contract.ts';
import type { CourseId, InviteId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { inviteReader } from './reader.ts';
import { invite, inviteCode } from './table.ts';

/** An invite to be stored. */
export interface NewInvite {
  readonly id: InviteId;
  readonly roleToGrant: GrantedRole;
  readonly email: string | null;
  readonly courseId: CourseId | null;
  readonly maxUses: number;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** Somebody with a code. */
export interface Redeeming {
  readonly hash: string;
  readonly personId: PersonId;
  readonly now: Date;
}

/** Writes invites, and reads them. */
export const inviteWriter = (tx: Queryable) => ({
  ...inviteReader(tx),

  create: async (added: NewInvite): Promise<void> => {
    await tx.insert(invite).values(added);
  },

  addCode: async (inviteId: InviteId, hash: string): Promise<void> => {
    await tx.insert(inviteCode).values({ inviteId, hash });
  },

  /** Every code that was shown or mailed so far stops working. */
  dropCodes: async (inviteId: InviteId): Promise<void> => {
    await tx.delete(inviteCode).where(eq(inviteCode.inviteId, inviteId));
  },

  renew: async (id: InviteId, expiresAt: Date | null): Promise<void> => {
    await tx.update(invite).set({ expiresAt }).where(eq(invite.id, id));
  },

  /** False when it was revoked before, or is not there. */
  revoke: async (id: InviteId, now: Date): Promise<boolean> => {
    const rows = await tx
      .update(invite)
      .set({ revokedAt: now })
      .where(and(eq(invite.id, id), isNull(invite.revokedAt)))
      .returning({ id: invite.id });
    return rows.length > 0;
  },

  /** False when it was not revoked. */
  restore: async (id: InviteId): Promise<boolean> => {
    const rows = await tx
      .update(invite)
      .set({ revokedAt: null })
      .where(and(eq(invite.id, id), isNotNull(invite.revokedAt)))
      .returning({ id: invite.id });
    return rows.length > 0;
  },

  /**
   * Takes a seat and gives the role, in one statement: of however many at once, as many win as there are seats. Null when the
   * invite lets this person in no more, for whatever reason. A role is only ever raised. A second seat of the same person
   * breaks the key of `invite_use`.
   */
  take: async ({ hash, personId, now }: Redeeming): Promise<InviteId | null> => {
    const { rows } = await tx.execute<{ id: InviteId }>(sql`
      with taken as (
        update invite i set uses = i.uses + 1
        from invite_code c, person p
        where c.hash = ${hash} and i.id = c.invite_id and p.id = ${personId}
          and i.revoked_at is null and i.uses < i.max_uses and (i.expires_at is null or i.expires_at > ${now})
          and (i.email is null or lower(i.email) = lower(p.email))
          and not exists (select 1 from invite_use u where u.invite_id = i.id and u.person_id = p.id)
        returning i.id, i.role_to_grant
      ), used as (
        insert into invite_use (invite_id, person_id, at) select id, ${personId}, ${now} from taken
      ), raised as (
        update person p set role = t.role_to_grant from taken t
        where p.id = ${personId}
          and array_position(array['user', 'member', 'tutor', 'admin'], p.role)
            < array_position(array['user', 'member', 'tutor', 'admin'], t.role_to_grant)
      )
      select id from taken`);
    return rows[0]?.id ?? null;
  },

  /** Whether somebody came in by this invite before. */
  isUsedBy: async (id: InviteId, personId: PersonId): Promise<boolean> => {
    const { rows } = await tx.execute(sql`select 1 from invite_use where invite_id = ${id} and person_id = ${personId}`);
    return rows.length > 0;
  },
});

export type InviteWriter = ReturnType<typeof inviteWriter>;
