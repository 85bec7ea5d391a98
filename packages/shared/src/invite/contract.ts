import { z } from 'zod';
import { Email, Role, User } from '../account/contract.ts';
import { CourseId, InviteId, PersonId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { Instant } from '../kernel/text.ts';

/** What an invite can make of somebody: whoever is registered is a `user` already. */
export const GrantedRole = Role.extract(['member', 'tutor', 'admin']);
export type GrantedRole = z.infer<typeof GrantedRole>;

export const InviteStatus = z.enum(['active', 'used', 'expired', 'revoked']);
export type InviteStatus = z.infer<typeof InviteStatus>;

/** As typed or pasted: case, spaces and hyphens do not matter. */
export const InviteCode = z.string().trim().min(1).max(100);

/** An invite as admins see it; never its code, of which only the hash is kept. */
export const Invite = z.object({
  id: InviteId,
  roleToGrant: GrantedRole,
  /** The only address that may redeem it. */
  email: z.string().nullable(),
  course: z.object({ id: CourseId, title: z.string() }).nullable(),
  status: InviteStatus,
  maxUses: z.int(),
  uses: z.int(),
  createdAt: z.string(),
  createdBy: z.object({ id: PersonId, name: z.string() }),
  /** Null: it does not expire. */
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type Invite = z.infer<typeof Invite>;

/** An invite with its code (130 random bits) and link. Nothing shows them again. */
export const FreshInvite = Invite.extend({ code: z.string(), link: z.string() });
export type FreshInvite = z.infer<typeof FreshInvite>;

const NewInvite = z.object({
  roleToGrant: GrantedRole,
  expiresAt: Instant.optional(),
  maxUses: z.int().min(1).max(10_000).default(1),
  email: Email.optional(),
  courseId: CourseId.optional(),
});
const Named = z.object({ id: InviteId });
const Coded = z.object({ code: InviteCode });

/** Invites: what lets somebody in. */
export const invite = {
  /** Admin. Mails the link when it is for one address. */
  create: mutation(NewInvite, FreshInvite, { method: 'POST', path: '/admin/invites', also: ['/api/admin/invites'], status: 201 }),
  /** Admin. The newest first, in every state. */
  list: query(PageQuery.extend({ status: InviteStatus.optional() }), pageOf(Invite), {
    method: 'GET',
    path: '/admin/invites',
    also: ['/api/admin/invites'],
  }),
  /** Admin. A new code; the old ones die. One that expired lives as long again as it was given at first. */
  resend: mutation(Named, FreshInvite, {
    method: 'POST',
    path: '/admin/invites/{id}/resend',
    also: ['/api/admin/invites/{id}/resend'],
  }),
  /** Admin. It stays in the list. */
  revoke: mutation(Named, z.null(), { method: 'DELETE', path: '/admin/invites/{id}', also: ['/api/admin/invites/{id}'], status: 204 }),
  /** Admin. Takes a revocation back. */
  restore: mutation(Named, Invite),
  /** For whoever holds a code, signed in or not: what it gives, before it is redeemed. */
  preview: query(
    Coded,
    z.object({
      status: InviteStatus,
      roleToGrant: GrantedRole,
      courseTitle: z.string().nullable(),
      invitedBy: z.string(),
      expiresAt: z.string().nullable(),
      /** The address it is for, with most of it hidden. */
      emailHint: z.string().nullable(),
    }),
  ),
  /** 404 unknown; 410 expired, used or revoked, with which. Never takes a role away; the same person takes one use at most. */
  redeem: mutation(Coded, z.object({ role: Role, user: User, courseId: CourseId.nullable() }), {
    method: 'POST',
    path: '/invites/redeem',
    also: ['/api/invites/redeem'],
  }),
};
