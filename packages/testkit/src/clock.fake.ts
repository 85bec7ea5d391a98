import type { Clock } from '@lyceum/shared/kernel/ports.ts';

/** A clock that stands until it is moved. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** Starts at a fixed instant, so that a test reads the same on every day. */
export const fakeClock = (start = Date.parse('2026-09-01T08:00:00Z')): FakeClock => {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
};
