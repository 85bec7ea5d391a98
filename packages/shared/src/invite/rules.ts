import type { InviteStatus } from './contract.ts';

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 characters of 5 bits: 130 bits. */
export const codeLength = 26;

/** A code as it is stored: whatever was typed for it, with what people mistake put right. */
export const normalCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** What decides whether an invite lets somebody in. Times in milliseconds. */
export interface Terms {
  readonly uses: number;
  readonly maxUses: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

/** What state an invite is in. What was done to it counts before what happened to it. */
export const statusOf = ({ uses, maxUses, expiresAt, revokedAt }: Terms, now: number): InviteStatus => {
  if (revokedAt !== null) return 'revoked';
  if (uses >= maxUses) return 'used';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return 'active';
};

/** When an invite ends after it was sent again: it lives as long as it was given at first, from now on, unless it has longer. */
export const renewedUntil = ({ createdAt, expiresAt }: { createdAt: number; expiresAt: number | null }, now: number): number | null =>
  expiresAt === null ? null : Math.max(expiresAt, now + (expiresAt - createdAt));

/** Enough of an address for its owner to know it by: `o…@example.org`. */
export const hintOf = (email: string): string => `${email.charAt(0)}…${email.slice(email.lastIndexOf('@'))}`;

/** A code from 26 random bytes, five bits of each. */
export const codeFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, codeLength), (byte) => codeAlphabet[byte & 31]).join('');
