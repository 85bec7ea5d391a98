import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** How often something may be done within how many seconds. */
interface Allowance {
  readonly points: number;
  readonly seconds: number;
  /** What each process allows by itself while Redis is away. */
  readonly alone: number;
}

const quarter = 15 * 60;
const hour = 3600;

/** What is limited. Guessing a password costs the guesser, not the person whose address it is: pairs are counted, not accounts. */
const allowances = {
  requests: { points: 1200, seconds: 60, alone: 600 },
  loginPair: { points: 10, seconds: quarter, alone: 5 },
  loginAddress: { points: 100, seconds: quarter, alone: 30 },
  registration: { points: 20, seconds: hour, alone: 5 },
  resetAccount: { points: 5, seconds: hour, alone: 2 },
  resetAddress: { points: 30, seconds: hour, alone: 10 },
  inviteTry: { points: 60, seconds: quarter, alone: 20 },
  // A school behind one address, whose people's programs each ask once an hour.
  calendar: { points: 600, seconds: quarter, alone: 200 },
  canvasSetup: { points: 20, seconds: quarter, alone: 5 },
  canvasValidate: { points: 30, seconds: quarter, alone: 10 },
  canvasSync: { points: 30, seconds: quarter, alone: 10 },
  refreshAddress: { points: 600, seconds: quarter, alone: 200 },
} as const satisfies { readonly [name: string]: Allowance };

/** The name of a limit. */
export type Limit = keyof typeof allowances;

/** Counts what people do. */
export interface Throttle {
  /** Refuses with `too_many_requests` when `key` has used up the limit. */
  take(limit: Limit, key: string): Promise<void>;
  /** Forgets what was counted. */
  forgive(limit: Limit, key: string): Promise<void>;
}

/** No limits at all: for tests and benches. */
export const noThrottle: Throttle = { take: async () => undefined, forgive: async () => undefined };

/** Limits shared by all processes through Redis. While it is away each process counts alone, and more strictly: never not at all. */
export const redisThrottle = (redis: Redis): Throttle => {
  const limiters = new Map(
    Object.entries(allowances).map(([name, { points, seconds, alone }]) => {
      const keyPrefix = `limit:${name}`;
      const insuranceLimiter = new RateLimiterMemory({ keyPrefix, points: alone, duration: seconds });
      return [
        name,
        new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration: seconds, rejectIfRedisNotReady: true, insuranceLimiter }),
      ];
    }),
  );
  const limiterOf = (limit: Limit): RateLimiterRedis => limiters.get(limit) as RateLimiterRedis;
  return {
    take: async (limit, key) => {
      try {
        await limiterOf(limit).consume(key);
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new Refusal('too_many_requests', { retryAfterMs: error.msBeforeNext });
        throw error;
      }
    },
    forgive: async (limit, key) => {
      await limiterOf(limit).delete(key);
    },
  };
};
