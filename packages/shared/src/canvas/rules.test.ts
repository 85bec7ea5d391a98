import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CanvasId } from '../kernel/ids.ts';
import {
  afterFailures,
  calendarWindow,
  nextToVerify,
  plannerWindow,
  statusOf,
  type Totals,
  toList,
  toldWindow,
  type Work,
  warningDays,
  warningDue,
  withExactNumbers,
} from './rules.ts';

const dayMs = 86_400_000;
const moment = fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 });

describe('a short run', () => {
  const course = (id: number, score: number | null): Totals => ({
    ...{ id: String(id) as CanvasId, currentScore: score, currentGrade: null, finalScore: null },
  });
  const known = (id: number, score: number | null, listedAt: number | null) =>
    [String(id) as CanvasId, { ...course(id, score), listedAt: listedAt === null ? null : new Date(listedAt) }] as const;

  it('lists a course that is new, whose total differs, or of which the planner knows more', () => {
    const courses = [course(1, 50), course(2, 50), course(3, 51), course(4, null), course(5, 1)];
    const before = new Map([known(1, 50, 9), known(2, 50, 9), known(3, 50, 9), known(5, 1, null)]);
    const at = '2026-09-14T08:00:00Z';
    const planned = [
      { id: '11' as CanvasId, courseId: '1' as CanvasId, dueAt: at },
      { id: '21' as CanvasId, courseId: '2' as CanvasId, dueAt: at },
      { id: '91' as CanvasId, courseId: '9' as CanvasId, dueAt: at },
    ];
    const stored = new Map([
      ['11', { courseId: '1', dueAt: Date.parse(at) }],
      ['21', { courseId: '2', dueAt: null }],
    ]);
    expect([...toList({ courses, before, planned, known: stored })].sort()).toEqual(['2', '3', '4', '5']);
  });

  it('verifies every course in as many runs as there are courses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
        const courses = Array.from({ length: count }, (_, n) => course(n, 1));
        const before = new Map(courses.map(({ id }) => known(Number(id), 1, 0)));
        const verified = new Set<string>();
        for (let run = 1; run <= count; run++) {
          const next = nextToVerify(courses, before, new Set());
          if (next === null) throw new Error('nothing to verify');
          verified.add(next);
          before.set(next, known(Number(next), 1, run)[1]);
        }
        expect(verified.size).toBe(count);
      }),
    );
  });
});

describe('the days that are asked for', () => {
  it('hold now, and for the planner are the same for a week from Monday on', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 6 }), (now, later) => {
        for (const window of [plannerWindow, toldWindow, calendarWindow]) {
          const { from, to } = window(now);
          expect(Date.parse(from) + 20 * dayMs).toBeLessThan(now);
          expect(Date.parse(to)).toBeGreaterThan(now);
        }
        const monday = Math.floor(now / dayMs) * dayMs - ((Math.floor(now / dayMs) + 3) % 7) * dayMs;
        expect(plannerWindow(monday + later * dayMs)).toEqual(plannerWindow(monday));
        expect(new Date(plannerWindow(now).from).getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('a token that ends', () => {
  it('is warned of once at 14, 3 and 1 days, however often one looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 * 24 }), fc.integer({ min: 1, max: 20 }), (hoursLeft, every) => {
        const endsAt = 2_000_000_000_000;
        const given: number[] = [];
        for (let now = endsAt - hoursLeft * 3_600_000; now < endsAt + dayMs; now += every * 3_600_000) {
          const due = warningDue(endsAt, now, given.at(-1) ?? null);
          if (due !== null) given.push(due);
        }
        expect(given).toEqual([...given].sort((a, b) => b - a));
        expect(new Set(given).size).toBe(given.length);
        expect(given.every((days) => (warningDays as readonly number[]).includes(days))).toBe(true);
        // Whoever looks at least once in each stretch hears of each.
        if (hoursLeft >= 14 * 24) expect(given).toEqual([14, 3, 1]);
      }),
    );
  });

  it.each([
    [15 * dayMs, null, null],
    [14 * dayMs, null, 14],
    [10 * dayMs, 14, null],
    [3 * dayMs, 14, 3],
    [2 * dayMs, null, 3],
    [dayMs, 3, 1],
    [dayMs / 2, 1, null],
    [0, null, null],
    [-dayMs, 14, null],
  ])('with %d ms left and %s given: %s', (left, given, due) => expect(warningDue(1e12 + left, 1e12, given)).toBe(due));
});

it('waits longer with every failure, and never longer than usual', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((failures) => afterFailures(failures) / 60_000)).toEqual([5, 10, 20, 40, 80, 120, 120]);
});

it('says of an assignment what fits first', () => {
  const bare: Work = { isExcused: false, grade: null, score: null, work: 'unsubmitted', submittedAt: null, isMissing: false, dueAt: null };
  const cases: [Partial<Work>, string][] = [
    [{}, 'undated'],
    [{ dueAt: 5 }, 'overdue'],
    [{ dueAt: 15 }, 'upcoming'],
    [{ dueAt: 5, isMissing: true }, 'missing'],
    [{ dueAt: 5, isMissing: true, submittedAt: 4 }, 'submitted'],
    [{ work: 'graded' }, 'submitted'],
    [{ work: 'graded', score: 0 }, 'graded'],
    [{ grade: 'complete', isExcused: true }, 'excused'],
  ];
  for (const [work, status] of cases) expect(statusOf({ ...bare, ...work }, 10)).toBe(status);
});

it('keeps long numbers of JSON exact, and what stands within text as it is', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 2n ** 53n, max: 10n ** 18n - 1n }), fc.string(), (id, text) => {
      const json = `{"id":${id},"text":${JSON.stringify(text + id)},"more":[1,2.5,${id}]}`;
      expect(JSON.parse(withExactNumbers(json))).toEqual({ id: String(id), text: text + id, more: [1, 2.5, String(id)] });
    }),
  );
});
