import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from './ports.ts';

// OWASP's smallest setting for argon2id, which is the library's standard algorithm: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const longestQueue = 64;

/** Runs at most as many at once as there are cores; who would wait behind 64 others is sent away. */
const limited = (atOnce: number) => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= longestQueue) throw new Refusal('unavailable', { retryAfterMs: 1000 });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      // The place is handed on, not given up, so nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
};

/** One spelling per password: the same characters typed on another system may be composed differently. */
const spelled = (password: string): string => password.normalize('NFC');

/** Passwords by argon2id. Each hash takes 19 MiB, so how many run at once is capped. */
export const argon2Passwords = async (): Promise<Passwords> => {
  const slot = limited(availableParallelism());
  const nobody = await hash(randomBytes(32), cost);
  return {
    hash: (password) => slot(() => hash(spelled(password), cost)),
    verify: async (stored, password) => {
      const isRight = await slot(() => verify(stored ?? nobody, spelled(password)));
      return isRight && stored !== null;
    },
  };
};
