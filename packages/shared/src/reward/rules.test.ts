import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gentleness } from './contract.ts';
import {
  type Activity,
  addDays,
  advance,
  badgesFor,
  dayIn,
  dayState,
  levelOf,
  mondayOf,
  type StreakState,
  streakAt,
  xpOfLevel,
} from './rules.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse('2024-01-01T00:00:00Z');
const threeYears = 3 * 366 * day;
// The list leaves out other names of the same zones; people may have those, too.
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Kathmandu', 'Europe/Kyiv'];

const fold = (activities: readonly Activity[]): StreakState | null => activities.reduce<StreakState | null>(advance, null);
const studied = (zone: string, ats: readonly number[], gentleness: Gentleness = 'standard'): Activity[] =>
  ats.map((at) => ({ at, zone, gentleness }));
const at = (text: string): number => Date.parse(text);
const daily = (count: number, from = at('2026-03-02T12:00:00Z')): number[] => Array.from({ length: count }, (_, n) => from + n * day);

// The oracle knows offsets alone, and finds them by another way than the rules: from the clock's parts.
const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
  ]),
);
const localMs = (zone: string, instant: number): number => {
  const part = Object.fromEntries(
    (clocks.get(zone) as Intl.DateTimeFormat).formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 0) - 1, part['day'], part['hour'], part['minute'], part['second']);
};
const oracleDay = (zone: string, instant: number): number => Math.floor(localMs(zone, instant) / day);

/** Instants at which days are likely to be counted wrongly: around each change of the offset, and around the midnights next to it. */
const delicate = (zone: string): number[] => {
  const found: number[] = [];
  let before = localMs(zone, start) - start;
  for (let instant = start; instant < start + threeYears; instant += 14 * day) {
    const offset = localMs(zone, instant) - instant;
    if (offset === before) continue;
    let [low, high] = [instant - 14 * day, instant];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (localMs(zone, middle) - middle === before) low = middle;
      else high = middle;
    }
    const midnight = Math.floor((high + offset) / day) * day - offset;
    for (const moment of [high, midnight, midnight + day, midnight - day]) found.push(moment - 1000, moment, moment + 1000);
    before = offset;
  }
  return found;
};

const lastUse = (history: readonly Activity[], zone: string): number => history.findLastIndex((past) => past.zone === zone);

/** The calendars that have a say about the last activity of a history, the one that was lived by last at the end. */
const inForce = (history: readonly Activity[]): string[] => {
  const { at: now } = history.at(-1) as Activity;
  const found = history.filter((past, n) => n >= history.length - 2 || now - past.at <= 2 * day).map((past) => past.zone);
  return [...new Set(found)].sort((a, b) => lastUse(history, a) - lastUse(history, b));
};

/** The days missed between the last two activities of a history, in the calendar that has the fewest of them. */
const missedBefore = (history: readonly Activity[]): number[] => {
  const [previous, { at: now } = { at: 0 }] = history.slice(-2);
  if (!previous || history.length < 2) return [];
  const count = (zone: string): number => oracleDay(zone, now) - oracleDay(zone, previous.at) - 1;
  const best = inForce(history).reduce((a, b) => (count(b) <= count(a) ? b : a));
  return Array.from({ length: Math.max(0, count(best)) }, (_, n) => oracleDay(best, previous.at) + 1 + n);
};

// Day 0 was a Thursday.
const isWeekend = (dayNumber: number): boolean => [2, 3].includes(((dayNumber % 7) + 7) % 7);

/** A streak counted by brute force from the whole history: no state, and nothing shared with the rules but the promise. */
const oracle = (history: readonly Activity[]): { current: number; longest: number; freezes: number } => {
  const earned: number[] = [];
  let [current, longest, freezes, toward] = [0, 0, 2, 0];
  for (const [n, { at: now, gentleness }] of history.entries()) {
    const sofar = history.slice(0, n + 1);
    const last = earned.at(-1);
    if (last !== undefined && inForce(sofar).some((zone) => oracleDay(zone, now) <= oracleDay(zone, last))) continue;
    for (const missed of missedBefore(sofar)) {
      if (current === 0 || (gentleness === 'relaxed' && isWeekend(missed))) continue;
      if (gentleness !== 'strict' && freezes > 0) freezes--;
      else [current, toward] = [0, 0];
    }
    earned.push(now);
    [current, toward] = [current + 1, toward + 1];
    longest = Math.max(longest, current);
    if (toward === 7) [toward, freezes] = [0, Math.min(2, freezes + 1)];
  }
  return { current, longest, freezes };
};

const told = (state: StreakState | null) => ({ current: state?.current ?? 0, longest: state?.longest ?? 0, freezes: state?.freezes ?? 2 });

describe('days', () => {
  it('are those of the zone, in every IANA zone, around every change of the clock in three years', () => {
    let seen = 0;
    for (const zone of zones) {
      for (const moment of [...delicate(zone), start, start + 0.5 * day, start + 200.99 * day]) {
        expect(Date.parse(dayIn(zone, moment)) / day, `${zone} ${new Date(moment).toISOString()}`).toBe(oracleDay(zone, moment));
        seen++;
      }
    }
    expect(zones.length).toBeGreaterThan(400);
    expect(seen).toBeGreaterThan(5_000);
  });

  it('belong to weeks that begin on Monday', () => {
    expect([mondayOf('2026-11-16'), mondayOf('2026-11-22'), addDays('2026-02-28', 1)]).toEqual(['2026-11-16', '2026-11-16', '2026-03-01']);
  });
});

describe('a streak in one place', () => {
  it('is what brute force finds, for people who study around every change of the clock in every zone', () => {
    for (const zone of zones) {
      const moments = delicate(zone).slice(0, 60);
      expect(told(fold(studied(zone, moments)))).toEqual(oracle(studied(zone, moments)));
    }
  });

  it('counts a day once and a missed day as missed', () => {
    const kyiv = (...times: string[]) => told(fold(studied('Europe/Kyiv', times.map(at), 'strict')));
    expect(kyiv('2026-03-02T08:00Z', '2026-03-02T20:00Z')).toMatchObject({ current: 1 });
    expect(kyiv('2026-03-02T08:00Z', '2026-03-02T22:30Z')).toMatchObject({ current: 2 });
    expect(kyiv('2026-03-02T08:00Z', '2026-03-04T08:00Z')).toMatchObject({ current: 1, longest: 1 });
  });

  it('is kept by two freezes, and gets one back after seven days', () => {
    const gap = [...daily(3), ...daily(7, at('2026-03-07T12:00:00Z'))];
    expect(told(fold(studied('UTC', gap)))).toEqual({ current: 10, longest: 10, freezes: 1 });
    const tooLong = [...daily(3), ...daily(1, at('2026-03-08T12:00:00Z'))];
    expect(told(fold(studied('UTC', tooLong)))).toEqual({ current: 1, longest: 3, freezes: 0 });
    expect(told(fold(studied('UTC', daily(30))))).toEqual({ current: 30, longest: 30, freezes: 2 });
  });

  it('rests on weekends for who wants it so', () => {
    const friday = at('2026-03-06T12:00:00Z');
    const overWeekend = (gentleness: Gentleness) => told(fold(studied('UTC', [friday, friday + 3 * day], gentleness)));
    expect(overWeekend('relaxed')).toMatchObject({ current: 2, freezes: 2 });
    expect(overWeekend('standard')).toMatchObject({ current: 2, freezes: 0 });
    expect(overWeekend('strict')).toMatchObject({ current: 1 });
  });

  it('is seen with what was missed since, before anything is studied again', () => {
    const state = fold(studied('UTC', daily(5)));
    const seen = (days: number) => streakAt(state, { at: at('2026-03-06T12:00:00Z') + days * day, zone: 'UTC', gentleness: 'standard' });
    expect(seen(0)).toMatchObject({ current: 5, freezes: 2, todayDone: true });
    expect(seen(1)).toMatchObject({ current: 5, freezes: 2, todayDone: false });
    expect(seen(2)).toMatchObject({ current: 5, freezes: 1, frozen: ['2026-03-07'] });
    expect(seen(4)).toMatchObject({ current: 0, longest: 5, freezes: 0 });
    expect(streakAt(null, { at: start, zone: 'UTC', gentleness: 'standard' })).toMatchObject({ current: 0, freezes: 2, todayDone: false });
  });
});

const gentleness = fc.constantFrom<Gentleness>('relaxed', 'standard', 'strict');
const zone = fc.oneof(
  fc.constantFrom(...zones),
  fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Apia', 'Pacific/Chatham'),
);
/** Somebody who studies at any time and wanders between zones as nobody can. */
const wanderings = fc
  .tuple(
    fc.integer({ min: 0, max: threeYears }),
    fc.array(fc.record({ pause: fc.integer({ min: 0, max: 60 * hour }), zone, gentleness }), { maxLength: 40 }),
  )
  .map(([from, steps]) => {
    let now = start + from;
    return steps.map(({ pause, ...step }): Activity => {
      now += Math.floor(pause / 1000) * 1000;
      return { at: now, ...step };
    });
  });

/**
 * The next time that a zone's clock shows an hour: one on each of its days, also on those on which the clock is changed. Where it
 * passes over the hour, the time that comes in its place.
 */
const nextAt = (zone: string, now: number, clock: number): number => {
  const local = localMs(zone, now);
  const midnight = local - (local % day);
  const wanted = midnight + clock * hour > local ? midnight + clock * hour : midnight + day + clock * hour;
  const near = now + wanted - local;
  const found = near + wanted - localMs(zone, near);
  return localMs(zone, found) < wanted ? found + hour : found;
};

describe('a streak on the way', () => {
  it('folded step by step is what brute force counts from the whole history', () => {
    fc.assert(
      fc.property(wanderings, (history) => {
        expect(told(fold(history))).toEqual(oracle(history));
      }),
      { numRuns: 600 },
    );
  });

  it('gives at most one day for a midnight, however the clock is moved', () => {
    fc.assert(
      fc.property(wanderings, (history) => {
        const earned = history.filter((_, n) => (fold(history.slice(0, n + 1))?.earnedAt ?? -1) === history[n]?.at);
        for (const [n, { at: now, zone: here }] of earned.entries()) {
          const before = earned[n - 1];
          if (!before || before.at === now) continue;
          expect(oracleDay(here, now)).toBeGreaterThan(oracleDay(here, before.at));
          expect(oracleDay(before.zone, now)).toBeGreaterThan(oracleDay(before.zone, before.at));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never ends for who studies on every day they live, wherever they fly', () => {
    const flights = fc.array(fc.record({ zone, days: fc.integer({ min: 1, max: 4 }), hour: fc.integer({ min: 0, max: 23 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), flights, (from, trips) => {
        const history: Activity[] = [];
        let now = start + from * day;
        for (const { zone: here, days, hour: clock } of trips) {
          for (let n = 0; n < days; n++) {
            now = Math.max(now + 1000, nextAt(here, now, clock));
            history.push({ at: now, zone: here, gentleness: 'strict' });
          }
        }
        for (let n = 1; n <= history.length; n++) expect(fold(history.slice(0, n))?.current).toBe(fold(history.slice(0, n))?.longest);
      }),
      { numRuns: 150 },
    );
  });

  it('is not bought by moving the clock at noon', () => {
    const noon = at('2026-03-02T12:00:00Z');
    const hops = ['Pacific/Pago_Pago', 'Pacific/Kiritimati', 'UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    const history = hops.map((here, n): Activity => ({ at: noon + n * 60_000, zone: here, gentleness: 'standard' }));
    expect(told(fold(history))).toMatchObject({ current: 1 });
  });
});

describe('levels', () => {
  it('begin where the one before ends', () => {
    expect([1, 2, 3, 4].map(xpOfLevel)).toEqual([0, 100, 300, 600]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (xp) => {
        const level = levelOf(xp);
        expect(xpOfLevel(level)).toBeLessThanOrEqual(xp);
        expect(xpOfLevel(level + 1)).toBeGreaterThan(xp);
      }),
    );
    for (let level = 1; level < 2000; level++)
      expect([levelOf(xpOfLevel(level)), levelOf(xpOfLevel(level + 1) - 1)]).toEqual([level, level]);
  });
});

it('badges are for feats', () => {
  const feats = { lessons: 10, isCourseDone: false, isBossBeaten: true, isQuizPerfect: false, streak: 7, level: 4 };
  expect(badgesFor(feats)).toEqual(['first_lesson', 'ten_lessons', 'boss_beaten', 'streak_7']);
});

it('a day of the calendar shows the best that can be said of it', () => {
  const facts = { today: '2026-03-08', isStudied: false, frozen: new Set(['2026-03-04']), gentleness: 'relaxed' as const };
  expect(['2026-03-04', '2026-03-07', '2026-03-05', '2026-03-14'].map((date) => dayState(date, facts))).toEqual([
    'frozen',
    'rest',
    'none',
    'none',
  ]);
  expect(dayState('2026-03-04', { ...facts, isStudied: true })).toBe('studied');
});
