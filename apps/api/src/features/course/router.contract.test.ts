import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { makeCourse, type TestCourse } from '../../stack-courses.ts';

let stack: Stack;
let tutor: Somebody;
let member: Somebody;
let user: Somebody;
let open: TestCourse;
let closed: TestCourse;
let draft: TestCourse;
beforeAll(async () => {
  stack = await startStack();
  [tutor, member, user] = await Promise.all([stack.person('tutor'), stack.person('member'), stack.person('user')]);
  open = await makeCourse(stack, tutor, { lessons: [{ content: { notes: '# Parabola' }, xp_value: 25 }, {}, {}] });
  closed = await makeCourse(stack, tutor, { visibility: 'member' });
  draft = await makeCourse(stack, tutor, { visibility: 'draft' });
});
afterAll(async () => stack[Symbol.asyncDispose]());

const idsOf = ({ body }: Answer): string[] => {
  const list = (Array.isArray(body) ? body : (body as { items: { id: string }[] }).items) as { id: string }[];
  return list.map(({ id }) => id);
};
const get = (path: string, who?: Somebody) => stack.call(`GET ${path}`, who && { token: who.token });
const ask = (procedure: string, input: object, who: Somebody) =>
  get(`/trpc/course.${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, who);
const tell = (procedure: string, input: object, who: Somebody) =>
  stack.call(`POST /trpc/course.${procedure}`, { token: who.token, body: input });

describe('the catalogue', () => {
  test('shows each person what is for them', async () => {
    const all = [open.id, closed.id, draft.id];
    const shown = async (who?: Somebody) => idsOf(await get('/api/courses/worlds', who)).filter((id) => all.includes(id));
    expect(await shown()).toEqual([open.id]);
    expect(await shown(user)).toEqual([open.id]);
    expect(await shown(member)).toEqual([open.id, closed.id]);
    expect(await shown(await stack.person('tutor'))).toEqual([open.id, closed.id]);
    expect(await shown(tutor)).toEqual(all);
    expect(await shown(await stack.person('admin'))).toEqual(all);
  });

  test('answers worlds in their documented shape', async () => {
    const { status, body } = await get('/api/courses/worlds/', member);
    expect(status).toBe(200);
    expect((body as { id: string }[]).find(({ id }) => id === open.id)).toEqual({
      id: open.id,
      title: 'Algebra',
      description: '',
      difficulty: 'beginner',
      thumbnail_url: null,
      visibility: 'public',
      language: 'en',
      tutor: { id: tutor.id, name: expect.any(String) },
      lesson_count: 3,
      week_count: 1,
      minutes: 30,
      xp: 45,
      progress: 0,
      is_enrolled: false,
    });
  });

  test('filters by visibility, and asks who it is for what is not for everybody', async () => {
    expect((await get('/courses?visibility=member')).status).toBe(401);
    expect((await get('/courses?visibility=member', user)).status).toBe(403);
    expect(idsOf(await get('/courses?visibility=member', member))).toEqual([closed.id]);
    expect(idsOf(await get('/courses?visibility=public'))).toContain(open.id);
    expect((await get('/courses?visibility=draft', member)).status).toBe(403);
    expect((await get('/courses?visibility=secret')).body).toMatchObject({ status: 422, issues: [{ path: 'visibility' }] });
  });

  test('goes on page by page', async () => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = await get(`/courses?limit=1${cursor && `&cursor=${cursor}`}`, tutor);
      ids.push(...idsOf(page));
      cursor = at(page, 'next_cursor');
    } while (cursor !== 'null');
    expect(ids).toEqual(idsOf(await get('/api/courses/worlds', tutor)));
    expect((await get(`/courses?cursor=${randomUUID()}`)).status).toBe(422);
  });

  test('hides what is not yours to see, wherever it is asked for', async () => {
    const [lesson] = draft.lessons;
    const paths = [
      `/courses/${draft.id}`,
      `/api/courses/worlds/${draft.id}/lessons`,
      `/api/courses/lessons/${lesson}`,
      `/api/courses/${draft.id}/leaderboard`,
    ];
    for (const path of paths) expect([path, (await get(path, member)).status]).toEqual([path, 404]);
    for (const path of paths) expect([path, (await get(path, tutor)).status]).toEqual([path, 200]);
    expect((await stack.call(`POST /api/courses/lessons/${lesson}/complete`, { token: member.token })).status).toBe(404);
    expect((await get('/api/courses/lessons/not-a-uuid')).status).toBe(422);
  });
});

describe('a course', () => {
  test('is listed in the order of week, day and index', async () => {
    const course = await makeCourse(stack, tutor, {
      lessons: [
        { week_number: 2, day_number: 1, title: 'third' },
        { week_number: 1, day_number: 2, order_index: 1, title: 'second' },
        { week_number: 1, day_number: 2, order_index: 0, title: 'first' },
      ],
    });
    const { body } = await get(`/api/courses/worlds/${course.id}/lessons`);
    expect((body as { title: string }[]).map(({ title }) => title)).toEqual(['first', 'second', 'third']);
    const [third, second, first] = course.lessons;
    const around = async (id = '') => {
      const lesson = await get(`/api/courses/lessons/${id}`);
      return [at(lesson, 'prev_lesson_id'), at(lesson, 'next_lesson_id')];
    };
    expect(await around(first)).toEqual(['null', second]);
    expect(await around(second)).toEqual([first, third]);
    expect(await around(third)).toEqual([second, 'null']);
  });

  test('tells its syllabus and where to go on', async () => {
    const person = await stack.person();
    await stack.call(`POST /api/courses/lessons/${open.lessons[0]}/complete`, { token: person.token });
    expect((await get(`/courses/${open.id}`, person)).body).toMatchObject({
      completed_count: 1,
      progress: 33,
      is_enrolled: true,
      next_lesson_id: open.lessons[1],
      can_edit: false,
      lessons: [{ completed: true, lock: { is_open: true, reasons: [], opens_at: null } }, { completed: false }, {}],
    });
  });

  test('a lesson answers its documented shape', async () => {
    expect((await get(`/api/courses/lessons/${open.lessons[0]}`)).body).toEqual({
      id: open.lessons[0],
      course_id: open.id,
      course_title: 'Algebra',
      level_id: null,
      title: 'Lesson 1',
      description: '',
      week_number: 1,
      day_number: 1,
      order_index: 0,
      minutes: 10,
      xp_value: 25,
      is_boss_battle: false,
      completed: false,
      completed_at: null,
      lock: { is_open: true, reasons: [], opens_at: null },
      next_lesson_id: open.lessons[1],
      prev_lesson_id: null,
      content: { notes: '# Parabola', quizzes: [] },
      mux_playback_id: null,
      watched: { position: 0, intervals: [], seconds: 0 },
      can_edit: false,
    });
  });

  test('is taken up and laid down', async () => {
    const person = await stack.person();
    expect(at(await tell('enrol', { courseId: open.id }, person), 'result.data.isEnrolled')).toBe('true');
    expect(await ask('continue', {}, person)).toMatchObject({
      body: { result: { data: [{ courseId: open.id, lesson: { id: open.lessons[0] }, position: 0 }] } },
    });
    expect(at(await tell('leave', { courseId: open.id }, person), 'result.data.isEnrolled')).toBe('false');
    expect(await ask('continue', {}, person)).toMatchObject({ body: { result: { data: [] } } });
    expect((await tell('enrol', { courseId: closed.id }, person)).status).toBe(404);
  });
});

describe('completing a lesson', () => {
  const complete = (who: Somebody, lesson = '') => stack.call(`POST /api/courses/lessons/${lesson}/complete`, { token: who.token });

  test('earns once', async () => {
    const person = await stack.person();
    const first = await complete(person, open.lessons[0]);
    expect(first).toMatchObject({
      status: 200,
      body: { xp_earned: 25, total_xp: 25, level: 1, streak: { current: 1, longest: 1, freezes: 2 }, badges: ['first_lesson'] },
    });
    const second = await complete(person, open.lessons[0]);
    expect(second.body).toMatchObject({ completed_at: at(first, 'completed_at'), xp_earned: 0, total_xp: 25, level: 1 });
    expect((await get('/api/users/me', person)).body).toMatchObject({ xp: 25, level: 1, streak: { current: 1, longest: 1, freezes: 2 } });
    expect((await get('/api/courses/worlds', person)).body).toContainEqual(expect.objectContaining({ id: open.id, progress: 33 }));
  });

  test('needs somebody', async () => {
    expect((await stack.call(`POST /api/courses/lessons/${open.lessons[0]}/complete`)).status).toBe(401);
    expect((await complete(user, randomUUID())).status).toBe(404);
  });

  test('is undone within a minute, and no longer', async () => {
    const person = await stack.person();
    const [lesson] = open.lessons;
    const undo = () => tell('undoComplete', { lessonId: lesson }, person);
    expect((await undo()).status).toBe(409);
    await complete(person, lesson);
    expect((await undo()).body).toMatchObject({ result: { data: { xpEarned: -25, totalXp: 0, streak: { current: 0 } } } });
    expect((await undo()).status).toBe(409);
    expect((await complete(person, lesson)).body).toMatchObject({ xp_earned: 25, total_xp: 25 });
    await stack.db.pool.query(`update lesson_completion set completed_at = completed_at - interval '61 seconds' where person_id = $1`, [
      person.id,
    ]);
    expect((await undo()).body).toMatchObject({ error: { data: { httpStatus: 410 } } });
    expect((await get('/api/rewards/ledger', person)).body).toMatchObject({
      items: [{ amount: 25 }, { amount: -25, source: 'lesson_undo' }, { amount: 25, source: 'lesson', title: 'Lesson 1' }],
    });
  });
});

describe('a video', () => {
  test('goes on where it was left, and counts what was seen once', async () => {
    const person = await stack.person();
    const [lessonId] = open.lessons;
    const watch = (position: number, intervals: number[][]) => tell('watch', { lessonId, position, intervals }, person);
    await watch(12, [[0, 12]]);
    await Promise.all([watch(20, [[10, 20]]), watch(95, [[90, 95]])]);
    const { body } = await get(`/api/courses/lessons/${lessonId}`, person);
    expect(body).toMatchObject({
      watched: {
        intervals: [
          [0, 20],
          [90, 95],
        ],
        seconds: 25,
      },
    });
    await watch(15, []);
    expect(at(await get(`/api/courses/lessons/${lessonId}`, person), 'watched.position')).toBe('15');
    expect((await watch(-1, [])).status).toBe(422);
    expect((await watch(1, [[5, 1e9]])).status).toBe(422);
  });
});

test('search finds titles and notes in both languages, of what one may see', async () => {
  const word = `zebra${randomUUID().slice(0, 6)}`;
  const shown = await makeCourse(stack, tutor, {
    lessons: [
      { title: 'Solving equations', content: { notes: `The **${word}** runs over _hills_` } },
      { title: 'Похідна функції', content: { notes: 'Дотична до параболи' } },
      { title: 'Later', content: { notes: `A secret ${word}` }, publish_at: '2999-01-01T00:00:00Z' },
    ],
  });
  await makeCourse(stack, tutor, { visibility: 'draft', lessons: [{ title: `Hidden ${word}` }] });
  const search = async (text: string, who?: Somebody) => (await get(`/api/courses/search?text=${encodeURIComponent(text)}`, who)).body;
  const found = (await search(word)) as { items: { lesson_id: string; snippet: string }[] };
  expect(found.items.map(({ lesson_id }) => lesson_id).sort()).toEqual([shown.lessons[0], shown.lessons[2]].sort());
  expect(found.items.find(({ lesson_id }) => lesson_id === shown.lessons[0])?.snippet).toBe(`**${word}** runs over hills`);
  expect(JSON.stringify(found)).not.toContain('secret');
  expect(await search('solve equation')).toMatchObject({ items: [{ lesson_id: shown.lessons[0], course_title: 'Algebra' }] });
  expect(await search('парабол')).toMatchObject({ items: [{ lesson_id: shown.lessons[1] }] });
  expect(((await search(word, tutor)) as { items: object[] }).items).toHaveLength(3);
  for (const odd of [`'; drop table lesson`, '& | ! ( ) :*', '%', '\\', '"unclosed', '<->'])
    expect(await search(odd)).toHaveProperty('items');
  expect((await get('/api/courses/search?text=')).status).toBe(422);
});
