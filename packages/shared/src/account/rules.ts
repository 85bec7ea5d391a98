import type { KeyScope, Role } from './contract.ts';

/** How long after its first use a refresh token still answers with the same successor: time for a lost answer to be asked for again. */
export const refreshGraceMs = 10_000;
/** How long a sign-in lasts at most, however much it is used. */
export const signInLifeMs = 30 * 86_400_000;
/** How long a link that sets a password is good; its mail says so too. */
export const resetLifeMs = 60 * 60_000;

/** What is known about a refresh token and its family, in milliseconds since 1970. */
export interface TokenState {
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
  readonly expiresAt: number;
}

/** `rotate`: first use. `reissue`: the same successor again. `steal`: used long ago, so two parties hold it. `refuse`: its family has ended. */
export type TokenVerdict = 'rotate' | 'reissue' | 'steal' | 'refuse';

/** What to do with a refresh token that is presented at `now`. */
export const judgeToken = ({ usedAt, revokedAt, expiresAt }: TokenState, now: number): TokenVerdict => {
  if (revokedAt !== null || expiresAt <= now) return 'refuse';
  if (usedAt === null) return 'rotate';
  return now - usedAt <= refreshGraceMs ? 'reissue' : 'steal';
};

/** The name of somebody who gave none: what stands before the `@`, in words. */
export const nameFromAddress = (email: string): string => {
  const local = email.slice(0, email.lastIndexOf('@')).split('+', 1)[0] ?? '';
  const words = local.split(/[._-]+/).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return (name || email).slice(0, 100);
};

/** Who asks for something that people of a role, or keys with a scope, may do. */
export type Asking = { readonly kind: 'person'; readonly role: Role } | { readonly kind: 'key'; readonly scopes: readonly KeyScope[] };

/** Whether somebody may make rooms for others: tutors and admins, and keys with the scope. */
export const mayLead = (asking: Asking, scope: KeyScope): boolean =>
  asking.kind === 'key' ? asking.scopes.includes(scope) : asking.role === 'tutor' || asking.role === 'admin';
