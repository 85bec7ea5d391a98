import { randomBytes } from 'node:crypto';
import { testServices } from './env.ts';

/** The tests' Redis. Several files share it: put `keyPrefix()` before keys and channels. */
export const redisUrl = (): string => testServices().TEST_REDIS_URL;

/** A prefix that nobody else uses. */
export const keyPrefix = (): string => `test-${randomBytes(6).toString('hex')}-`;
