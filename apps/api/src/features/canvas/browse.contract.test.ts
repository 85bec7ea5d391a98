import type { ReadAssignment } from '@lyceum/db/canvas/writer.ts';
import { statusOf, type Work } from '@lyceum/shared/canvas/rules.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { addConnection, readAssignment as assignment, bigId as big, readCourse as course, saveRead } from '../../stack-canvas.ts';

const dayMs = 86_400_000;
const now = Date.now();
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(Math.round(ms)).toISOString());

let stack: Stack;
let olena: Somebody;
let connection: string;

const get = async (path: string, who = olena) => stack.call(`GET ${path}`, { token: who.token });
const items = async <T = { id: string; name: string }>(path: string, who = olena): Promise<T[]> =>
  ((await get(path, who)).body as { items: T[] }).items;
const walk = async (path: string, limit: number): Promise<string[]> => {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${cursor}`}`);
    const page = body as { items: { id?: string; assignment_id?: string }[]; next_cursor: string | null };
    seen.push(...page.items.map(({ id, assignment_id }) => String(id ?? assignment_id)));
    cursor = page.next_cursor;
  }
  return seen;
};

const algebra = course(big(1), 'Алгебра 9', { currentScore: 91.5, currentGrade: 'A' });
const physics = course(big(2), 'Фізика 9', { currentScore: 80.25 });
const closed = course(big(3), 'Історія "\\_\n України', { isRestricted: true });
const graded = (n: number, score: number | null): ReadAssignment =>
  assignment(big(100 + n), `Тест ${n}`, {
    ...{ score, grade: score === null ? 'pass' : String(score), work: 'graded', gradedAt: iso(now - (20 - n) * dayMs) },
    dueAt: iso(now - (21 - n) * dayMs),
  });
const works: readonly ReadAssignment[] = [
  assignment(big(11), 'Проєкт 100%', { dueAt: iso(now + 2 * dayMs), pointsPossible: 20 }),
  assignment(big(12), 'Лабораторна', { dueAt: iso(now + 2 * dayMs), submittedAt: iso(now - dayMs), work: 'submitted' }),
  assignment(big(13), 'Essay', { dueAt: iso(now - dayMs) }),
  assignment(big(14), 'Reading', { dueAt: iso(now - 3 * dayMs), isMissing: true, pointsPossible: null }),
  assignment(big(15), 'Someday'),
  assignment(big(16), 'Far', { dueAt: iso(now + 9 * dayMs) }),
  assignment(big(17), 'Let off', { dueAt: iso(now - dayMs), isExcused: true, work: 'graded', gradedAt: iso(now - dayMs) }),
  assignment(big(18), 'Late one', { dueAt: iso(now - 5 * dayMs), isLate: true, submittedAt: iso(now - 4 * dayMs), work: 'submitted' }),
];
const tests = Array.from({ length: 14 }, (_, n) => graded(n, n === 0 ? null : n / 2));

beforeAll(async () => {
  stack = await startStack();
  olena = await stack.person();
  const id = await addConnection(stack, olena);
  connection = id;
  await saveRead(stack, id, { courses: [algebra, physics, closed], work: { [algebra.id]: [...works], [physics.id]: tests } });
  // Somebody else's, under the same ids of Canvas.
  const other = await stack.person();
  await saveRead(stack, await addConnection(stack, other), {
    courses: [algebra],
    work: { [algebra.id]: [assignment(big(11), 'Not hers', { dueAt: iso(now + dayMs) })] },
  });
});
afterAll(async () => stack[Symbol.asyncDispose]());

describe('courses', () => {
  it('come by name, exact in their ids, with how much there is in them', async () => {
    const list = await items('/api/v1/canvas/courses');
    expect(list).toMatchObject([
      { id: big(1), name: 'Алгебра 9', current_score: 91.5, assignment_count: 8, is_restricted: false, connection_id: connection },
      { id: big(3), is_restricted: true, assignment_count: 0 },
      { id: big(2), current_score: 80.25, assignment_count: 14 },
    ]);
    expect(await walk('/api/v1/canvas/courses', 1)).toEqual(list.map(({ id }) => id));
  });
  it('are nobody else’s', async () => {
    expect((await get('/api/v1/canvas/courses', await stack.person())).body).toEqual({ items: [], next_cursor: null });
    for (const path of ['canvas/courses', 'canvas/assignments', 'canvas/grades', 'canvas/data', 'canvas/changes', 'dashboard/stats'])
      expect((await stack.call(`GET /api/v1/${path}`)).status).toBe(401);
  });
});

describe('assignments', () => {
  it('come by due date, undated last, whole however they are paged', async () => {
    const list = await items<{ id: string; due_at: string | null }>('/api/v1/canvas/assignments?limit=200');
    expect(list).toHaveLength(22);
    expect(list.at(-1)).toMatchObject({ id: big(15), due_at: null, status: 'undated' });
    const dues = list.slice(0, -1).map(({ due_at }) => due_at ?? '');
    expect(dues).toEqual([...dues].sort());
    for (const limit of [1, 5, 22]) expect(await walk('/api/v1/canvas/assignments', limit)).toEqual(list.map(({ id }) => id));
  });

  it.each<[string, number[]]>([
    ['status=missing', [14]],
    ['status=overdue', [13]],
    ['status=upcoming', [11, 16]],
    ['status=submitted', [18, 12]],
    ['status=excused', [17]],
    ['status=undated', [15]],
    ['search=ПРОЄКТ', [11]],
    ['search=100%25', [11]],
    ['search=_', []],
    [`due_after=${iso(now + dayMs)}&course_id=${big(1)}`, [11, 12, 16]],
    [`due_after=${iso(now - 4 * dayMs)}&due_before=${iso(now)}&course_id=${big(1)}`, [14, 13, 17]],
    [`course_id=${big(9)}`, []],
  ])('are filtered by %s', async (query, ids) => {
    const list = await items(`/api/v1/canvas/assignments?${query}`);
    expect(list.map(({ id }) => id)).toEqual(ids.map(big));
  });

  it.each(['status=nice', 'due_after=soon', 'course_id=x', 'limit=0', 'cursor=%00', 'cursor=x', 'search=', `connection_id=1`])(
    'refuse %s with a word',
    async (query) => {
      const answer = await get(`/api/v1/canvas/assignments?${query}`);
      expect(answer.status).toBe(422);
      expect(at(answer, 'issues.0.path')).toBe(query.split('=')[0]);
    },
  );

  it('have the status that the rule says, in every combination', async () => {
    const time = fc.constantFrom(null, null, ...[-3, -1, 1, 3].map((days) => now + days * dayMs));
    const rarely = fc.constantFrom(true, false, false, false);
    const work = fc.record({
      isExcused: rarely,
      isMissing: rarely,
      grade: fc.constantFrom('A', null, null),
      score: fc.constantFrom(0, null, null),
      work: fc.constantFrom('unsubmitted', 'submitted', 'graded', 'pending_review', 'something new'),
      submittedAt: time,
      dueAt: time,
    });
    const cases: Work[] = fc.sample(work, 1000);
    const person = await stack.person();
    const rows = cases.map((one, n) => assignment(big(n), `${n}`, { ...one, dueAt: iso(one.dueAt), submittedAt: iso(one.submittedAt) }));
    await saveRead(stack, await addConnection(stack, person), { courses: [algebra], work: { [algebra.id]: rows } });
    const { body } = await get('/api/v1/canvas/data', person);
    const told = new Map((body as { assignments: { id: string; status: string }[] }).assignments.map(({ id, status }) => [id, status]));
    // The moment of the question is later than `now` by less than a day, and no case lies between the two.
    for (const [n, one] of cases.entries()) expect([one, told.get(big(n))]).toEqual([one, statusOf(one, now + 1000)]);
    expect(new Set(told.values()).size).toBe(7);
  });
});

describe('grades', () => {
  it('are those that were posted, the newest first, with percents where there are points', async () => {
    const list = await items<{ assignment_id: string; percent: number | null }>('/api/v1/canvas/grades');
    expect(list.map(({ assignment_id }) => assignment_id)).toEqual([...tests].reverse().map(({ id }) => id));
    expect(list.at(0)).toMatchObject({ score: 6.5, grade: '6.5', points_possible: 10, percent: 65, course_name: 'Фізика 9' });
    expect(list.at(-1)).toMatchObject({ score: null, grade: 'pass', percent: null });
    expect(await walk('/api/v1/canvas/grades', 3)).toEqual(list.map(({ assignment_id }) => assignment_id));
  });
});

describe('changes', () => {
  it('are told once, new until they were seen, and never seen ahead', async () => {
    const who = await stack.person();
    const id = await addConnection(stack, who);
    await saveRead(stack, id, { courses: [physics], work: { [physics.id]: [works[0] as ReadAssignment] } });
    const moved = { ...(works[0] as ReadAssignment), dueAt: iso(now + 5 * dayMs), grade: '17', score: 17 };
    await saveRead(stack, id, { courses: [physics], work: { [physics.id]: [moved] } });
    await saveRead(stack, id, { courses: [physics], work: { [physics.id]: [moved] } });
    const changes = await get('/api/v1/canvas/changes', who);
    expect(changes.body).toMatchObject({ new_count: 2, next_cursor: null });
    const list = await items<{ id: number; kind: string }>('/api/v1/canvas/changes', who);
    expect(list.map(({ kind }) => kind).sort()).toEqual(['due_moved', 'grade_posted']);
    expect(list.find(({ kind }) => kind === 'grade_posted')).toMatchObject({
      old: null,
      new: '17',
      is_new: true,
      course: { id: physics.id },
    });
    const first = await get('/api/v1/canvas/changes?limit=1', who);
    const next = await items<{ id: number }>(`/api/v1/canvas/changes?limit=1&cursor=${at(first, 'next_cursor')}`, who);
    expect(next.map((one) => one.id)).toEqual([list.at(1)?.id]);
    const seen = (upTo: number) => stack.call('POST /api/v1/canvas/changes/seen', { token: who.token, body: { up_to: upTo } });
    expect((await seen(list.at(1)?.id ?? 0)).body).toEqual({ new_count: 1 });
    expect((await seen(Number.MAX_SAFE_INTEGER)).body).toEqual({ new_count: 0 });
    await saveRead(stack, id, { courses: [physics], work: { [physics.id]: [{ ...moved, name: 'Other' }] } });
    expect((await seen(1)).body).toEqual({ new_count: 1 });
  });
});
