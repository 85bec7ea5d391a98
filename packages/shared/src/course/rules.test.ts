import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonId, PersonId, QuizId } from '../kernel/ids.ts';
import type { DripRule, Interval } from './contract/lesson.ts';
import {
  byPlace,
  type LockFacts,
  lockOf,
  mayEdit,
  maySee,
  progressOf,
  reorderPlaces,
  secondsOf,
  strayRules,
  uniteIntervals,
  type Viewer,
} from './rules.ts';

const now = Date.parse('2026-09-01T08:00:00Z');
const day = 86_400_000;
const [one, two, three] = ['l1', 'l2', 'l3'] as LessonId[] as [LessonId, LessonId, LessonId];
const quiz = 'q1' as QuizId;

describe('who sees a course', () => {
  const owner = 'owner' as PersonId;
  const viewers: Record<string, Viewer> = {
    guest: null,
    user: { id: 'u' as PersonId, role: 'user' },
    member: { id: 'm' as PersonId, role: 'member' },
    tutor: { id: 't' as PersonId, role: 'tutor' },
    owner: { id: owner, role: 'tutor' },
    admin: { id: 'a' as PersonId, role: 'admin' },
  };
  const seenBy = (visibility: 'public' | 'member' | 'draft', publishAt: number | null = null) =>
    Object.keys(viewers).filter((name) => maySee({ ownerId: owner, visibility, publishAt }, viewers[name] ?? null, now));

  it('is told by its visibility and its day', () => {
    expect(seenBy('public')).toEqual(Object.keys(viewers));
    expect(seenBy('member')).toEqual(['member', 'tutor', 'owner', 'admin']);
    expect(seenBy('draft')).toEqual(['owner', 'admin']);
    expect(seenBy('public', now + 1)).toEqual(['owner', 'admin']);
    expect(seenBy('public', now)).toEqual(Object.keys(viewers));
  });

  it('an owner who teaches no longer edits no longer', () => {
    expect(mayEdit({ ownerId: owner }, { id: owner, role: 'member' })).toBe(false);
  });
});

describe('a lock', () => {
  const facts: LockFacts = { now, enrolledAt: null, isOverridden: false, lessons: new Map(), quizzes: new Map() };
  const lock = (drip: DripRule[], more: Partial<LockFacts> = {}, publishAt: number | null = null) =>
    lockOf({ drip, publishAt }, { ...facts, ...more });
  const lessons = (isCompleted: boolean) => ({ lessons: new Map([[one, { title: 'Basics', isCompleted }]]) });
  const best = (percent: number | null) => ({ quizzes: new Map([[quiz, { title: 'Check', best: percent }]]) });
  const prerequisite: DripRule = { kind: 'prerequisite', lessonId: one };
  const date: DripRule = { kind: 'date', at: '2026-09-03T09:00:00Z' };
  const enrolment: DripRule = { kind: 'enrolment', days: 5 };
  const scoreRule: DripRule = { kind: 'score', quizId: quiz, percent: 70 };

  it('is open without rules, and with all of them met', () => {
    const open = { isOpen: true, reasons: [], opensAt: null };
    expect(lock([])).toEqual(open);
    const met = { ...lessons(true), ...best(70), enrolledAt: now - 5 * day, now: Date.parse('2026-09-03T09:00:00Z') };
    expect(lock([prerequisite, date, enrolment, scoreRule], met)).toEqual(open);
    expect(lock([date], { isOverridden: true }, now + day)).toEqual(open);
  });

  it('says every reason, in words and in codes', () => {
    expect(lock([prerequisite, date, enrolment, scoreRule], { ...lessons(false), ...best(40), enrolledAt: now }).reasons).toEqual([
      { code: 'prerequisite', lessonId: one, title: 'Basics', text: 'Complete “Basics” first.' },
      { code: 'date', at: '2026-09-03T09:00:00.000Z', text: 'It opens on Thursday, 3 September 2026.' },
      {
        code: 'enrolment',
        days: 5,
        at: '2026-09-06T08:00:00.000Z',
        text: 'It opens on Sunday, 6 September 2026, 5 days after you enrolled.',
      },
      { code: 'score', quizId: quiz, title: 'Check', percent: 70, best: 40, text: 'Reach 70% in “Check”. You have 40% so far.' },
    ]);
    expect(lock([enrolment]).reasons).toEqual([{ code: 'enrolment', days: 5, at: null, text: 'It opens 5 days after you enrol.' }]);
  });

  it('knows when it opens by itself, and only then', () => {
    expect(lock([date, enrolment], { enrolledAt: now }).opensAt).toBe('2026-09-06T08:00:00.000Z');
    expect(lock([date], {}, now + 10 * day).opensAt).toBe(new Date(now + 10 * day).toISOString());
    expect(lock([date, prerequisite], lessons(false)).opensAt).toBeNull();
    expect(lock([date, enrolment]).opensAt).toBeNull();
  });

  it('does not wait for what is no longer there', () => {
    expect(lock([prerequisite, scoreRule]).isOpen).toBe(true);
  });

  it('once open by time stays open: more time never shuts it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (early, later) => {
        const at = (days: number) => lock([date, enrolment], { now: now + days * day, enrolledAt: now }).isOpen;
        expect(!at(early) || at(early + later)).toBe(true);
      }),
    );
  });
});

describe('rules that fit their course', () => {
  const nameable = {
    lessons: new Map([
      [one, []],
      [two, [one]],
      [three, [two]],
    ] as [LessonId, LessonId[]][]),
    quizzes: new Set([quiz]),
  };
  const faults = (id: LessonId, ...needed: string[]) =>
    strayRules(
      id,
      needed.map((lessonId) => ({ kind: 'prerequisite', lessonId: lessonId as LessonId })),
      nameable,
    ).map(({ index }) => index);

  it('name what is there and make no circle', () => {
    expect(faults(three, one, two)).toEqual([]);
    expect(faults(one, two, 'elsewhere')).toEqual([0, 1]);
    expect(faults(one, three)).toEqual([0]);
    expect(faults(one, one)).toEqual([0]);
    expect(strayRules(one, [{ kind: 'score', quizId: 'q9' as QuizId, percent: 1 }], nameable)).toHaveLength(1);
  });
});

describe('order', () => {
  const place = (id: LessonId, ...[weekNumber, dayNumber, orderIndex = 0]: [number, number, number?]) => ({
    id,
    weekNumber,
    dayNumber,
    orderIndex,
  });

  it('is by week, day and index', () => {
    const sorted = [place(three, 2, 1), place(two, 1, 2, 1), place(one, 1, 2)].sort(byPlace);
    expect(sorted.map(({ id }) => id)).toEqual([one, two, three]);
  });

  it('gives the n-th lesson the n-th place, and wants all of them once', () => {
    const lessons = [place(one, 1, 1), place(two, 1, 2), place(three, 2, 1)];
    expect(reorderPlaces(lessons, [three, one, two])).toEqual([place(three, 1, 1), place(one, 1, 2), place(two, 2, 1)]);
    for (const wrong of [
      [one, two],
      [one, two, two],
      [one, two, 'l9' as LessonId],
    ])
      expect(reorderPlaces(lessons, wrong)).toBeNull();
  });
});

it('progress is whole only when everything is', () => {
  expect([progressOf(0, 0), progressOf(1, 3), progressOf(299, 300), progressOf(3, 3), progressOf(4, 3)]).toEqual([0, 33, 99, 100, 100]);
});

describe('what was watched', () => {
  const interval = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })) as fc.Arbitrary<Interval>;
  const seconds = (intervals: readonly Interval[]): Set<number> =>
    new Set(intervals.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)));

  it('is the set of seconds that were played, however they came', () => {
    fc.assert(
      fc.property(fc.array(interval), fc.array(interval), (seen, more) => {
        const united = uniteIntervals(uniteIntervals([], seen), more);
        expect(seconds(united)).toEqual(new Set([...seconds([...seen, ...more])].sort((a, b) => a - b)));
        expect(secondsOf(united)).toBe(seconds([...seen, ...more]).size);
        for (const [n, [from]] of united.entries()) expect(from).toBeGreaterThan(united[n - 1]?.[1] ?? -1);
      }),
    );
  });

  it('gives no credit for skipping to the end', () => {
    expect(secondsOf(uniteIntervals([[0, 3]], [[599, 600]]))).toBe(4);
  });
});
