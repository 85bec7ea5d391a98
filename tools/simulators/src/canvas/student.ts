import { type Bucket, createBucket, standardBucket } from './bucket.ts';
import { type FaultPlan, noFaults } from './faults.ts';
import type { PageHabits } from './paginate.ts';
import { type Random, randomFrom } from './random.ts';
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
  /** Courses, by their place in the list, that forbid their assignments. */
  readonly forbids: readonly number[];
}

const plain: Temper = {
  size: { courses: 6, assignments: 80 },
  faults: noFaults,
  pages: { tellsLast: true, lowerCase: false, hasGaps: false },
  ignoresIncludes: false,
  throttleStatus: 429,
  forbids: [],
};

/** A student with a token: their world, and what is counted about them. */
export interface Student {
  readonly world: World;
  temper: Temper;
  readonly bucket: Bucket;
  readonly chance: Random;
  isRevoked: boolean;
  requests: number;
  throttled: number;
  inFlight: number;
  mostInFlight: number;
}

/** Makes a student of a seed. The rest of the temper is as everywhere. */
export const newStudent = (seed: number, now: number, temper: Partial<Temper> = {}): Student => {
  const whole = { ...plain, ...temper };
  return {
    world: makeWorld(seed, whole.size, now),
    temper: whole,
    bucket: createBucket(standardBucket),
    chance: randomFrom(seed ^ 0x5bd1e995),
    ...{ isRevoked: false, requests: 0, throttled: 0, inFlight: 0, mostInFlight: 0 },
  };
};
