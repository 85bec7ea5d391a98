import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { makeCourse, type TestCourse } from '../../stack-courses.ts';

let stack: Stack;
let tutor: Somebody;
let course: TestCourse;
beforeAll(async () => {
  stack = await startStack();
  tutor = await stack.person('tutor');
  course = await makeCourse(stack, tutor, { lessons: Array.from({ length: 12 }, () => ({ xp_value: 50 })) });
});
afterAll(async () => stack[Symbol.asyncDispose]());

const get = (path: string, who: Somebody) => stack.call(`GET ${path}`, { token: who.token });
const complete = (who: Somebody, n: number) => stack.call(`POST /api/courses/lessons/${course.lessons[n]}/complete`, { token: who.token });
const prefer = (who: Somebody, body: object) => stack.call('PATCH /api/rewards/preferences', { token: who.token, body });

test('200 parallel completions of a lesson pay once, and all tell the same', async () => {
  const person = await stack.person();
  const answers = await Promise.all(Array.from({ length: 200 }, () => complete(person, 0)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers.filter((answer) => at(answer, 'xp_earned') === '50')).toHaveLength(1);
  expect(new Set(answers.map((answer) => at(answer, 'total_xp')))).toEqual(new Set(['50']));
  expect(new Set(answers.map((answer) => at(answer, 'completed_at'))).size).toBe(1);
  expect((await get('/api/rewards/ledger', person)).body).toMatchObject({
    items: [{ amount: 50, source: 'lesson', course_id: course.id }],
    next_cursor: null,
  });
});

test('levels, weeks and streaks are summed up', async () => {
  const person = await stack.person();
  expect((await get('/api/rewards', person)).body).toEqual({
    xp: 0,
    level: 1,
    xp_into_level: 0,
    xp_for_next: 100,
    week_xp: 0,
    week_goal: 300,
    streak: { current: 0, longest: 0, freezes: 2, today_done: false },
    gentleness: 'standard',
    is_on_leaderboard: true,
  });
  expect(at(await complete(person, 0), 'is_level_up')).toBe('false');
  expect((await complete(person, 1)).body).toMatchObject({ is_level_up: true, level: 2, total_xp: 100 });
  expect((await get('/api/rewards', person)).body).toMatchObject({
    xp: 100,
    xp_into_level: 0,
    xp_for_next: 200,
    week_xp: 100,
    streak: { current: 1, today_done: true },
  });
  expect((await prefer(person, { gentleness: 'relaxed', week_goal: 500 })).body).toMatchObject({
    gentleness: 'relaxed',
    week_goal: 500,
    is_on_leaderboard: true,
  });
  expect((await prefer(person, { gentleness: 'cruel' })).status).toBe(422);
  expect((await stack.call('GET /api/rewards')).status).toBe(401);
});

test('the calendar shows whole weeks, with today in the last', async () => {
  const person = await stack.person();
  await complete(person, 0);
  const { body } = await get('/api/rewards/calendar?weeks=2', person);
  const { today, days } = body as { today: string; days: { date: string; xp: number; state: string }[] };
  expect(days).toHaveLength(14);
  expect(new Date(`${days[0]?.date}T00:00:00Z`).getUTCDay()).toBe(1);
  expect(days.slice(7).find(({ date }) => date === today)).toEqual({ date: today, xp: 50, state: 'studied' });
  expect(days.filter(({ state }) => state === 'studied')).toHaveLength(1);
  expect((await get('/api/rewards/calendar?weeks=99', person)).status).toBe(422);
});

test('the ledger goes on page by page', async () => {
  const person = await stack.person();
  for (const n of [0, 1, 2]) await complete(person, n);
  const first = await get('/api/rewards/ledger?limit=2', person);
  const second = await get(`/api/rewards/ledger?limit=2&cursor=${at(first, 'next_cursor')}`, person);
  expect([at(first, 'items.0.title'), at(first, 'items.1.title'), at(second, 'items.0.title'), at(second, 'next_cursor')]).toEqual([
    'Lesson 3',
    'Lesson 2',
    'Lesson 1',
    'null',
  ]);
  expect((await get('/api/rewards/ledger?cursor=x', person)).status).toBe(422);
});

test('the leaderboard leaves out who does not want to be on it, and always tells one’s own place', async () => {
  const [ann, ben, cy, idle] = (await Promise.all(Array.from({ length: 4 }, () => stack.person()))) as [
    Somebody,
    Somebody,
    Somebody,
    Somebody,
  ];
  const own = await makeCourse(stack, tutor, { lessons: [{ xp_value: 30 }, { xp_value: 20 }] });
  const done = (who: Somebody, n: number) => stack.call(`POST /api/courses/lessons/${own.lessons[n]}/complete`, { token: who.token });
  await done(ann, 0);
  await done(ann, 1);
  await done(ben, 0);
  await done(cy, 1);
  await prefer(ben, { is_on_leaderboard: false });
  const board = (who: Somebody, query = '') => get(`/api/courses/${own.id}/leaderboard${query}`, who);
  const names = async (who: Somebody) =>
    ((await board(who)).body as { items: { person: { id: string }; rank: number }[] }).items.map(({ person, rank }) => [person.id, rank]);
  expect(await names(cy)).toEqual([
    [ann.id, 1],
    [cy.id, 2],
  ]);
  expect((await board(ben)).body).toMatchObject({ items: [{ xp: 50 }, { xp: 20 }], you: { rank: 2, xp: 30, is_you: true } });
  expect((await board(idle)).body).toMatchObject({ you: { rank: null, xp: 0 } });
  expect((await board(ann, '?week=2020-01-01')).body).toMatchObject({ week: '2019-12-30', items: [], you: { rank: null } });
  expect((await board(ann, '?week=2020-13-01')).status).toBe(422);
});

test('badges come once and stay', async () => {
  const person = await stack.person();
  expect(at(await complete(person, 0), 'badges.0')).toBe('first_lesson');
  expect((await complete(person, 1)).body).toMatchObject({ badges: [] });
  await stack.call('POST /trpc/course.undoComplete', { token: person.token, body: { lessonId: course.lessons[0] } });
  const { body } = await get('/api/rewards/badges', person);
  const { items } = body as { items: { code: string; earned_at: string | null }[] };
  expect(items.filter(({ earned_at }) => earned_at !== null).map(({ code }) => code)).toEqual(['first_lesson']);
  for (let n = 0; n < 12; n++) await complete(person, n);
  expect((await get('/api/rewards/badges', person)).body).toMatchObject({
    items: expect.arrayContaining([{ code: 'course_done', earned_at: expect.any(String) }]),
  });
});

test('what was earned is told in one’s own feed, once, in the same transaction', async () => {
  const person = await stack.person();
  await Promise.all([complete(person, 0), complete(person, 0), complete(person, 1)]);
  const { rows } = await stack.db.pool.query(
    `select e.seq::int, e.kind, e.data::json as data from room_event e join room_head h using (room_id) where h.key = $1 order by seq`,
    [`feed:${person.id}`],
  );
  expect(rows).toEqual([
    {
      seq: 1,
      kind: 'reward.earned',
      data: expect.objectContaining({ source: 'lesson', xp_earned: 50, total_xp: 50, level: 1, streak: 1 }),
    },
    { seq: 2, kind: 'reward.earned', data: expect.objectContaining({ xp_earned: 50, total_xp: 100, is_level_up: true, badges: [] }) },
  ]);
});
