import { canvasWriter } from '@lyceum/db/canvas/writer.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Somebody, type Stack, startStack } from '../../stack.ts';
import { addConnection, readAssignment as assignment, bigId as big, readCourse as course, saveRead } from '../../stack-canvas.ts';

const dayMs = 86_400_000;
const now = Date.now();
const inDays = (days: number): string => new Date(now + days * dayMs).toISOString();

let stack: Stack;
let olena: Somebody;
const [algebra, physics, closed] = [big(1), big(2), big(3)];
const work = [
  assignment(big(11), 'Project', { dueAt: inDays(2), pointsPossible: 20 }),
  assignment(big(12), 'Handed in', { dueAt: inDays(2), submittedAt: inDays(-1), work: 'submitted' }),
  assignment(big(13), 'Essay', { dueAt: inDays(-1) }),
  assignment(big(14), 'Reading', { dueAt: inDays(-3), isMissing: true, pointsPossible: null }),
  assignment(big(15), 'Someday'),
  assignment(big(16), 'Far', { dueAt: inDays(9) }),
  assignment(big(17), 'Let off', { dueAt: inDays(-1), isExcused: true, work: 'graded', gradedAt: inDays(-1) }),
  assignment(big(18), 'Late one', { dueAt: inDays(-5), isLate: true, submittedAt: inDays(-4), work: 'submitted' }),
];
const tests = Array.from({ length: 14 }, (_, n) =>
  assignment(big(100 + n), `Test ${n}`, {
    ...{ score: n === 0 ? null : n / 2, grade: n === 0 ? 'pass' : String(n / 2), work: 'graded' },
    ...{ gradedAt: inDays(n - 18), dueAt: inDays(n - 21) },
  }),
);

beforeAll(async () => {
  stack = await startStack();
  olena = await stack.person();
  const courses = [
    course(algebra, 'Алгебра 9', { currentScore: 91.5 }),
    course(physics, 'Фізика 9', { currentScore: 80.25 }),
    course(closed, 'Історія', { isRestricted: true }),
  ];
  await saveRead(stack, await addConnection(stack, olena), { courses, work: { [algebra]: work, [physics]: tests } });
});
afterAll(async () => stack[Symbol.asyncDispose]());

const get = (path: string, { token }: Somebody = olena) => stack.call(`GET ${path}`, { token });

describe('the dashboard', () => {
  it('counts what there is, in days of the person’s own', async () => {
    await stack.call('PATCH /api/users/me', { token: olena.token, body: { timezone: 'Pacific/Kiritimati' } });
    const { status, body } = await get('/api/v1/dashboard/stats');
    expect(status).toBe(200);
    const stats = body as { workload: { date: string; assignments: number; points: number }[]; per_course: object[] };
    expect(stats).toMatchObject({
      courses: 3,
      assignments: 22,
      due_soon: 1,
      overdue: 2,
      done_this_week: 4,
      average: 85.88,
      fresh_at: null,
    });
    expect(stats).toMatchObject({ upcoming: [{ assignment_id: big(11) }, { assignment_id: big(16) }] });
    expect(stats).toMatchObject({ missing: [{ assignment_id: big(13) }, { assignment_id: big(14) }, { assignment_id: big(18) }] });
    const dayOf = (ms: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Kiritimati' }).format(ms);
    expect(stats.workload.map(({ date }) => date)).toEqual(Array.from({ length: 14 }, (_, n) => dayOf(now + n * dayMs)));
    expect(stats.workload.filter(({ assignments }) => assignments > 0)).toEqual([
      { date: dayOf(now + 2 * dayMs), assignments: 1, points: 20 },
      { date: dayOf(now + 9 * dayMs), assignments: 1, points: 10 },
    ]);
    const trend = tests.slice(2).map(({ gradedAt, score }) => ({ at: gradedAt, percent: (score ?? 0) * 10 }));
    expect(stats.per_course.at(2)).toMatchObject({ id: big(2), assignments: 14, graded: 14, trend });
  });

  it('is for people who signed in', async () => {
    expect((await stack.call('GET /api/v1/dashboard/stats')).status).toBe(401);
  });

  it('is empty for who has connected nothing, and fresh as of the oldest', async () => {
    const who = await stack.person();
    const { body } = await get('/api/v1/dashboard/stats', who);
    expect(body).toMatchObject({ courses: 0, average: null, per_course: [], upcoming: [], fresh_at: null });
    const ids = [await addConnection(stack, who), await addConnection(stack, who)];
    for (const [n, id] of ids.entries())
      await canvasWriter(stack.db.orm).changeConnection(id, { lastSyncedAt: new Date(Date.UTC(2026, 0, 1 + n)) });
    expect((await get('/api/v1/dashboard/stats', who)).body).toMatchObject({ fresh_at: '2026-01-01T00:00:00.000Z' });
  });
});
