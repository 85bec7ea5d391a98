import { type Bucket, createBucket, standardBucket } from './bucket.ts';
import { addExtras } from './extras.ts';
import { type FaultPlan, noFaults } from './faults.ts';
import type { PageHabits } from './paginate.ts';
import { type Random, randomFrom } from './random.ts';
import type { Trap } from './traps.ts';
import { makeWorld, type Size, type World } from './world.ts';

/** How a school's Canvas treats one token. */
export interface Temper {
  readonly size: Size;
  readonly faults: FaultPlan;
  readonly pages: PageHabits;
  /** A scoped developer key without "Allow Include Parameters": what was asked to be included is left out without a word. */
  readonly ignoresIncludes: boolean;
  /** What a throttled request is answered with: older Canvas 403, hosted Canvas 429. */
  readonly throttleStatus: 403 | 429;
  /** Courses, by their place in the list, that forbid to look inside. */
  readonly forbids: readonly number[];
  /** Modules with more items come without them. */
  readonly itemsAtMost: number;
  /** Tells nobody when their token ends. */
  readonly hidesTokens: boolean;
}

const plain: Temper = {
  size: { courses: 6, assignments: 80 },
  faults: noFaults,
  pages: { tellsLast: true, lowerCase: false, hasGaps: false },
  ignoresIncludes: false,
  throttleStatus: 429,
  forbids: [],
  itemsAtMost: 20,
  hidesTokens: false,
};

/** A student with a token: their world, and what is counted about them. */
export interface Student {
  readonly world: World;
  temper: Temper;
  readonly bucket: Bucket;
  readonly chance: Random;
  isRevoked: boolean;
  /** The first letters of the token, and when it ends: students' end after 120 days at most. */
  tokenHint: string;
  tokenEndsAt: number | null;
  /** The traps that were set for whoever reads with this token. */
  readonly met: Set<Trap>;
  /** Submissions that were marked as read by being asked for. */
  markedRead: number;
  requests: number;
  /** What was asked, as `GET /path?query`. */
  readonly asked: string[];
  throttled: number;
  inFlight: number;
  mostInFlight: number;
}

/** Makes a student of a seed. The rest of the temper is as everywhere. */
export const newStudent = (seed: number, now: number, temper: Partial<Temper> = {}): Student => {
  const whole = { ...plain, ...temper };
  return {
    world: addExtras(makeWorld(seed, whole.size, now), now),
    met: new Set(),
    asked: [],
    temper: whole,
    bucket: createBucket(standardBucket),
    chance: randomFrom(seed ^ 0x5bd1e995),
    ...{ isRevoked: false, tokenHint: '', tokenEndsAt: null, markedRead: 0, requests: 0, throttled: 0, inFlight: 0, mostInFlight: 0 },
  };
};
