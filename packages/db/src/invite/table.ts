import type { GrantedRole } from '@lyceum/shared/invite/contract.ts';
import type { CourseId, InviteId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at, partOf } from '../columns.ts';
import { course } from '../course/table.ts';

/** What lets somebody in. It is never deleted: used, expired and revoked ones still say what they were. */
export const invite = pgTable(
  'invite',
  {
    id: uuid('id').$type<InviteId>().primaryKey(),
    roleToGrant: text('role_to_grant').$type<GrantedRole>().notNull(),
    email: text('email'),
    courseId: uuid('course_id')
      .$type<CourseId>()
      .references(() => course.id, { onDelete: 'set null' }),
    maxUses: integer('max_uses').notNull(),
    uses: integer('uses').notNull().default(0),
    createdBy: uuid('created_by')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [
    check('invite_role', sql`${t.roleToGrant} in ('member', 'tutor', 'admin')`),
    // However many redeem at once, the seats are counted here.
    check('invite_seats', sql`${t.uses} between 0 and ${t.maxUses}`),
    index('invite_created').on(t.createdAt, t.id),
  ],
);

/** A code of an invite, by its SHA-256: the one that was shown, and the one in each mail. */
export const inviteCode = pgTable(
  'invite_code',
  {
    hash: text('hash').primaryKey(),
    inviteId: partOf('invite_id', () => invite.id).notNull(),
  },
  (t) => [index('invite_code_invite').on(t.inviteId)],
);

/** Who came in by an invite; each person once. */
export const inviteUse = pgTable(
  'invite_use',
  {
    inviteId: partOf('invite_id', () => invite.id).notNull(),
    personId: partOf('person_id', () => person.id).notNull(),
    at: at('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.inviteId, t.personId] }), index('invite_use_person').on(t.personId)],
);
