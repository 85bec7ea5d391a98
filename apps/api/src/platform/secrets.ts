import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What the school's one secret and the system's randomness are used for, beside tickets. */
export interface Secrets {
  /** A new token with 256 random bits. Its prefix lets people and scanners see what it is. */
  newToken(prefix: string): string;
  /** What a refresh token is followed by: always the same, and unknown to whoever has not the secret. */
  successor(token: string): string;
  /** A key of its own per purpose, 32 bytes. */
  keyFor(purpose: string): Buffer;
}

/** How tokens are stored: 256 random bits need no slow hash. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Secrets of a school; every process that shares its secret agrees on them. */
export const createSecrets = (secret: string): Secrets => {
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'lyceum', purpose, 32));
  const refreshKey = keyFor('refresh tokens');
  return {
    newToken: (prefix) => prefix + randomBytes(32).toString('base64url'),
    successor: (token) => `lyr_${createHmac('sha256', refreshKey).update(token).digest('base64url')}`,
    keyFor,
  };
};
