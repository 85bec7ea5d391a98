import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { makeCourse } from '../../stack-courses.ts';

let stack: Stack;
let tutor: Somebody;
let other: Somebody;
let admin: Somebody;
let member: Somebody;
beforeAll(async () => {
  stack = await startStack();
  [tutor, other, admin, member] = await Promise.all([
    stack.person('tutor'),
    stack.person('tutor'),
    stack.person('admin'),
    stack.person('member'),
  ]);
});
afterAll(async () => stack[Symbol.asyncDispose]());

const as = (who: Somebody) => (line: string, body?: unknown) => stack.call(line, { token: who.token, ...(body !== undefined && { body }) });
const tell = (procedure: string, input: object, who: Somebody = tutor) => as(who)(`POST /trpc/course.${procedure}`, input);
const titles = ({ body }: Answer): string[] => (body as { lessons: { title: string }[] }).lessons.map(({ title }) => title);
const single = {
  kind: 'single',
  prompt: '2 + 2?',
  options: [
    { id: 'a', text: '3' },
    { id: 'b', text: '4' },
  ],
  correct: 'b',
};
const lessonWith = (content: unknown) => ({ title: 'With content', content });

describe('whoever teaches', () => {
  test('makes, changes, removes and restores courses', async () => {
    const call = as(tutor);
    const made = await call('POST /api/admin/courses', { title: 'Geometry', description: 'Lines', difficulty: 'advanced', language: 'uk' });
    expect(made).toMatchObject({
      status: 201,
      body: { visibility: 'draft', tutor: { id: tutor.id }, lessons: [], levels: [], learner_count: 0 },
    });
    const path = `/api/admin/courses/${at(made, 'id')}`;
    expect((await call(`PATCH ${path}`, { visibility: 'public', publish_at: '2026-01-01T00:00:00Z' })).body).toMatchObject({
      title: 'Geometry',
      visibility: 'public',
      publish_at: '2026-01-01T00:00:00.000Z',
    });
    expect((await call(`GET ${path}`)).body).toMatchObject({ visibility: 'public', difficulty: 'advanced' });
    expect((await stack.call(`GET /courses/${at(made, 'id')}`)).status).toBe(200);
    expect((await call(`DELETE ${path}`)).status).toBe(204);
    expect((await call(`GET ${path}`)).status).toBe(404);
    expect((await call(`DELETE ${path}`)).status).toBe(404);
    expect((await stack.call(`GET /courses/${at(made, 'id')}`)).status).toBe(404);
    expect((await call('GET /api/admin/courses?archived=true')).body).toMatchObject({ items: [{ id: at(made, 'id') }] });
    expect((await tell('restore', { courseId: at(made, 'id') })).status).toBe(200);
    expect((await tell('restore', { courseId: at(made, 'id') })).status).toBe(409);
    expect((await call(`GET ${path}`)).status).toBe(200);
  });

  test('sees their own courses in the list, an admin everybody’s', async () => {
    const mine = await makeCourse(stack, tutor, { visibility: 'draft', lessons: [] });
    const theirs = await makeCourse(stack, other, { visibility: 'draft', lessons: [] });
    const listed = async (who: Somebody) => JSON.stringify((await as(who)('GET /api/admin/courses?limit=200')).body);
    expect(await listed(tutor)).toContain(mine.id);
    expect(await listed(tutor)).not.toContain(theirs.id);
    expect(await listed(admin)).toContain(theirs.id);
    const first = await as(admin)('GET /api/admin/courses?limit=1');
    const second = await as(admin)(`GET /api/admin/courses?limit=1&cursor=${at(first, 'next_cursor')}`);
    expect([at(first, 'items.0.id'), at(second, 'items.0.id')]).toEqual([theirs.id, mine.id]);
  });

  test('alone edits a course: others are told 403 of what they see, 404 of what they do not', async () => {
    const seen = await makeCourse(stack, tutor);
    const hidden = await makeCourse(stack, tutor, { visibility: 'draft' });
    const calls = ({ id, lessons: [lesson] }: { id: string; lessons: readonly string[] }): [string, unknown?][] => [
      [`GET /api/admin/courses/${id}`],
      [`PATCH /api/admin/courses/${id}`, { title: 'Mine now' }],
      [`DELETE /api/admin/courses/${id}`],
      [`POST /api/admin/courses/${id}/lessons`, { title: 'Mine' }],
      [`PATCH /api/admin/lessons/${lesson}`, { title: 'Mine' }],
      [`DELETE /api/admin/lessons/${lesson}`],
    ];
    const status = (who: Somebody, course: typeof seen) => Promise.all(calls(course).map(async (call) => (await as(who)(...call)).status));
    expect(await status(other, seen)).toEqual(Array(6).fill(403));
    expect(await status(other, hidden)).toEqual(Array(6).fill(404));
    expect(await status(member, seen)).toEqual(Array(6).fill(403));
    expect((await stack.call('POST /api/admin/courses', { body: { title: 'x' } })).status).toBe(401);
    expect((await as(admin)(`PATCH /api/admin/courses/${hidden.id}`, { owner_id: other.id })).body).toMatchObject({
      tutor: { id: other.id },
    });
    expect((await as(admin)(`PATCH /api/admin/courses/${hidden.id}`, { owner_id: member.id })).body).toMatchObject({
      issues: [{ path: 'owner_id' }],
    });
    expect((await as(other)(`PATCH /api/admin/courses/${hidden.id}`, { owner_id: tutor.id })).status).toBe(403);
  });

  test('finds every act in the trail', async () => {
    const { id } = await makeCourse(stack, tutor, { lessons: [{}] });
    await as(tutor)(`PATCH /api/admin/courses/${id}`, { title: 'Renamed' });
    const { body } = await as(admin)(`GET /admin/audit?subject=course:${id}`);
    expect(JSON.stringify(body)).toMatch(/course\.updated.*course\.created/);
  });
});

describe('lessons', () => {
  test('are added with their quizzes, changed in part, and keep their ids', async () => {
    const { id } = await makeCourse(stack, tutor, { lessons: [] });
    const quizzes = [{ title: 'Check', questions: [single, { kind: 'boolean', prompt: 'Is 2 even?', correct: true }] }];
    const added = await as(tutor)(`POST /api/admin/courses/${id}/lessons`, lessonWith({ notes: '# Hi', quizzes }));
    expect(added).toMatchObject({
      status: 201,
      body: { week_number: 1, day_number: 1, order_index: 0, xp_value: 10, content: { notes: '# Hi' } },
    });
    const path = `/api/admin/lessons/${at(added, 'id')}`;
    const quiz = (added.body as { content: { quizzes: object[] } }).content.quizzes[0];
    const changed = await as(tutor)(`PATCH ${path}`, { content: { quizzes: [{ ...quiz, title: 'Checked' }] } });
    expect(changed.body).toMatchObject({ content: { notes: '# Hi', quizzes: [{ ...quiz, title: 'Checked' }] } });
    const without = await as(tutor)(`PATCH ${path}`, { content: { quizzes: [] }, xp_value: 50 });
    expect(without.body).toMatchObject({ title: 'With content', xp_value: 50, content: { notes: '# Hi', quizzes: [] } });
  });

  test('stand one to a place, and come back after the others when theirs was taken', async () => {
    const { id, lessons } = await makeCourse(stack, tutor);
    const place = { week_number: 1, day_number: 1, order_index: 0 };
    expect(await as(tutor)(`POST /api/admin/courses/${id}/lessons`, { title: 'Same place', ...place })).toMatchObject({
      status: 409,
      body: { issues: [{ path: 'order_index' }] },
    });
    expect((await as(tutor)(`PATCH /api/admin/lessons/${lessons[1]}`, place)).status).toBe(409);
    expect((await as(tutor)(`DELETE /api/admin/lessons/${lessons[0]}`)).status).toBe(204);
    expect((await stack.call(`GET /api/courses/lessons/${lessons[0]}`)).status).toBe(404);
    expect((await as(tutor)(`POST /api/admin/courses/${id}/lessons`, { title: 'In its place', ...place })).status).toBe(201);
    expect(at(await tell('restoreLesson', { lessonId: lessons[0] }), 'result.data.orderIndex')).toBe('1');
  });

  test('20 at once in one place are one', async () => {
    const { id } = await makeCourse(stack, tutor, { lessons: [] });
    const add = () => as(tutor)(`POST /api/admin/courses/${id}/lessons`, { title: 'Race', order_index: 7 });
    const statuses = (await Promise.all(Array.from({ length: 20 }, add))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  test('are put into any order, and weeks keep their shape', async () => {
    const { id, lessons } = await makeCourse(stack, tutor, { lessons: Array.from({ length: 7 }, () => ({})) });
    const [first = '', ...rest] = lessons;
    const moved = await tell('reorder', { courseId: id, lessonIds: [...rest, first] });
    const places = (moved.body as { result: { data: { lessons: { id: string; weekNumber: number }[] } } }).result.data.lessons;
    expect(places.map((lesson) => lesson.id)).toEqual([...rest, first]);
    expect(places.map(({ weekNumber }) => weekNumber)).toEqual([1, 1, 1, 1, 1, 2, 2]);
    for (const wrong of [rest, [...rest, rest[0]], [...rest, randomUUID()]])
      expect((await tell('reorder', { courseId: id, lessonIds: wrong })).status).toBe(422);
  });

  test('belong to levels of their own course', async () => {
    const { id, lessons } = await makeCourse(stack, tutor);
    const foreign = await makeCourse(stack, tutor, { lessons: [] });
    const levelId = at(await tell('addLevel', { courseId: id, title: 'Basics' }), 'result.data.id');
    const foreignLevel = at(await tell('addLevel', { courseId: foreign.id, title: 'Else' }), 'result.data.id');
    const set = (level_id: string) => as(tutor)(`PATCH /api/admin/lessons/${lessons[0]}`, { level_id });
    expect((await set(levelId)).body).toMatchObject({ level_id: levelId });
    expect((await set(foreignLevel)).body).toMatchObject({ status: 422, issues: [{ path: 'level_id' }] });
    expect((await tell('updateLevel', { levelId, title: 'First steps' })).body).toMatchObject({
      result: { data: { title: 'First steps' } },
    });
    expect((await tell('updateLevel', { levelId, title: 'No' }, other)).status).toBe(403);
    await tell('removeLevel', { levelId });
    expect((await as(tutor)(`GET /api/admin/courses/${id}`)).body).toMatchObject({ levels: [], lessons: [{ level_id: null }, {}, {}] });
  });
});

test('a copy is a draft of one’s own, with rules that name the copies', async () => {
  const { id, lessons } = await makeCourse(stack, tutor);
  await as(tutor)(`PATCH /api/admin/lessons/${lessons[0]}`, { content: { notes: 'N', quizzes: [{ title: 'Q', questions: [single] }] } });
  const original = await as(tutor)(`GET /api/admin/courses/${id}`);
  const quizId = at(original, 'lessons.0.content.quizzes.0.id');
  const drip = [
    { kind: 'prerequisite', lesson_id: lessons[0] },
    { kind: 'score', quiz_id: quizId, percent: 50 },
  ];
  expect((await as(tutor)(`PATCH /api/admin/lessons/${lessons[1]}`, { drip })).status).toBe(200);
  const copy = await tell('duplicate', { courseId: id }, admin);
  const data = (
    copy.body as { result: { data: { id: string; lessons: { id: string; drip: object[]; content: { quizzes: { id: string }[] } }[] } } }
  ).result.data;
  expect(data).toMatchObject({ visibility: 'draft', title: 'Algebra (2)', tutor: { id: admin.id } });
  expect(data.id).not.toBe(id);
  expect(data.lessons[1]?.drip).toEqual([
    { kind: 'prerequisite', lessonId: data.lessons[0]?.id },
    { kind: 'score', quizId: data.lessons[0]?.content.quizzes[0]?.id, percent: 50 },
  ]);
  expect(titles(await as(tutor)(`GET /api/admin/courses/${id}`))).toEqual(['Lesson 1', 'Lesson 2', 'Lesson 3']);
});

describe('bad input', () => {
  const refused = async (content: unknown, path: string) => {
    const { id } = await makeCourse(stack, tutor, { lessons: [] });
    const answer = await as(tutor)(`POST /api/admin/courses/${id}/lessons`, lessonWith(content));
    expect(answer).toMatchObject({ status: 422, body: { issues: expect.arrayContaining([expect.objectContaining({ path })]) } });
  };
  const quizOf = (question: object) => ({ quizzes: [{ title: 'Q', questions: [question] }] });
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

  test('of content is refused by its path', async () => {
    await refused('text', 'content');
    await refused({ notes: 5 }, 'content.notes');
    await refused({ notes: 'x'.repeat(100_001) }, 'content.notes');
    await refused({ notes: 'a\u0000b' }, 'content.notes');
    await refused({ extra: nested(40) }, 'content');
    await refused({ quizzes: Array(11).fill({ title: 'Q', questions: [single] }) }, 'content.quizzes');
    await refused(quizOf({ ...single, kind: 'essay' }), 'content.quizzes.0.questions.0.kind');
    await refused(quizOf({ ...single, correct: 'c' }), 'content.quizzes.0.questions.0.correct');
    await refused(quizOf({ ...single, points: -1 }), 'content.quizzes.0.questions.0.points');
    await refused(
      quizOf({ kind: 'cloze', prompt: 'p', text: 'No blank', blanks: [{ accepted: ['x'] }] }),
      'content.quizzes.0.questions.0.text',
    );
  });

  test('that is too deep or too large is refused as a whole', async () => {
    const { id } = await makeCourse(stack, tutor, { lessons: [] });
    expect((await as(tutor)(`POST /api/admin/courses/${id}/lessons`, lessonWith(nested(100)))).status).toBe(400);
    expect((await as(tutor)(`POST /api/admin/courses/${id}/lessons`, lessonWith({ notes: 'x'.repeat(3_000_000) }))).status).toBe(413);
  });

  test('of rules is refused: strangers, and lessons that wait for each other', async () => {
    const { lessons } = await makeCourse(stack, tutor);
    const foreign = await makeCourse(stack, tutor, { lessons: [{}] });
    const rule = (n: number, ...drip: object[]) => as(tutor)(`PATCH /api/admin/lessons/${lessons[n]}`, { drip });
    const after = (lesson_id = '') => ({ kind: 'prerequisite', lesson_id });
    expect((await rule(0, after(foreign.lessons[0]))).body).toMatchObject({ status: 422, issues: [{ path: 'drip.0' }] });
    expect((await rule(0, after(lessons[0]))).status).toBe(422);
    expect((await rule(1, after(lessons[0]))).status).toBe(200);
    expect((await rule(2, after(lessons[1]))).status).toBe(200);
    expect((await rule(0, { kind: 'date', at: '2020-01-01T00:00:00Z' }, after(lessons[2]))).body).toMatchObject({
      issues: [{ path: 'drip.1' }],
    });
    expect((await rule(0, { kind: 'score', quiz_id: randomUUID(), percent: 50 })).status).toBe(422);
    expect((await rule(0, { kind: 'moon' })).status).toBe(422);
  });

  test('of types and ids never fails on our side', async () => {
    for (const body of [
      {},
      { title: '' },
      { title: 5 },
      { title: 'x', difficulty: 'brutal' },
      { title: 'x', thumbnail_url: 'javascript:alert(1)' },
      [],
      null,
    ])
      expect((await as(tutor)('POST /api/admin/courses', body)).status).toBe(422);
    expect((await as(tutor)('POST /api/admin/courses', '{"title":')).status).toBe(400);
    expect((await as(tutor)('GET /api/admin/courses/1')).status).toBe(422);
    expect((await as(tutor)(`GET /api/admin/courses/${randomUUID()}`)).status).toBe(404);
    expect((await as(tutor)('GET /api/admin/courses?cursor=nonsense')).status).toBe(422);
  });
});

test('a course that is removed while it is read answers whole or not at all', async () => {
  const { id, lessons } = await makeCourse(stack, tutor);
  const person = await stack.person();
  const reads = Array.from({ length: 40 }, (_, n) =>
    n % 2
      ? stack.call(`GET /api/courses/worlds/${id}/lessons`)
      : stack.call(`POST /api/courses/lessons/${lessons[n % 3]}/complete`, { token: person.token }),
  );
  const [removed, ...answers] = await Promise.all([as(tutor)(`DELETE /api/admin/courses/${id}`), ...reads]);
  expect(removed?.status).toBe(204);
  for (const { status, body } of answers) {
    expect([200, 404]).toContain(status);
    if (Array.isArray(body)) expect(body).toHaveLength(3);
  }
});
