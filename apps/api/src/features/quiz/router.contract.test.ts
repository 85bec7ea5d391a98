import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { makeCourse } from '../../stack-courses.ts';

let stack: Stack;
let tutor: Somebody;
beforeAll(async () => {
  stack = await startStack();
  tutor = await stack.person('tutor');
});
afterAll(async () => stack[Symbol.asyncDispose]());

const questions = [
  {
    kind: 'single',
    prompt: '2 + 2?',
    options: [
      { id: 'a', text: '3' },
      { id: 'b', text: '4' },
    ],
    correct: 'b',
    explanation: 'Count.',
  },
  {
    kind: 'multiple',
    prompt: 'Even?',
    options: [
      { id: 'a', text: '2' },
      { id: 'b', text: '3' },
      { id: 'c', text: '4' },
    ],
    correct: ['a', 'c'],
    points: 2,
  },
  { kind: 'boolean', prompt: 'Is 1 prime?', correct: false },
  { kind: 'number', prompt: 'Pi?', correct: 3.14, tolerance: 0.01 },
  { kind: 'text', prompt: 'Five?', accepted: ['five', "п'ять"] },
  {
    kind: 'matching',
    prompt: 'Who says?',
    pairs: [
      { left: 'dog', right: 'woof' },
      { left: 'cat', right: 'meow' },
    ],
  },
  { kind: 'ordering', prompt: 'Order!', items: ['one', 'two', 'three'] },
  {
    kind: 'cloze',
    prompt: 'Fill',
    text: '{{1}} and {{2}}',
    blanks: [{ accepted: ['salt'] }, { accepted: ['pepper'], choices: ['pepper', 'sand'] }],
  },
];
const right = ['b', ['c', 'a'], false, '3,14', 'Five', ['woof', 'meow'], ['one', 'two', 'three'], ['Salt', 'pepper']];

/** A lesson with one quiz, and the ids of its questions. */
const makeQuiz = async (policy: object = {}, asked: readonly object[] = questions) => {
  const quiz = { title: 'Check', questions: asked, ...policy };
  const { lessons } = await makeCourse(stack, tutor, { lessons: [{ content: { notes: '', quizzes: [quiz] } }] });
  const lesson = lessons[0] as string;
  const { body } = await stack.call(`GET /api/courses/lessons/${lesson}`);
  const shown = (body as { content: { quizzes: { id: string; questions: { id: string }[] }[] } }).content.quizzes[0];
  return { lesson, quiz: shown?.id as string, ids: shown?.questions.map(({ id }) => id) as string[], shown };
};
type Made = Awaited<ReturnType<typeof makeQuiz>>;
const answersOf = ({ ids }: Made, given: readonly unknown[]) =>
  Object.fromEntries(ids.flatMap((id, n) => (given[n] === undefined ? [] : [[id, given[n]]])));
const submit = (who: Somebody, made: Made, given: readonly unknown[]) =>
  stack.call(`POST /api/courses/lessons/${made.lesson}/quiz`, {
    token: who.token,
    body: { quiz_id: made.quiz, answers: answersOf(made, given) },
  });
const start = (who: Somebody, { quiz }: Made) => stack.call(`POST /api/quizzes/${quiz}/attempts`, { token: who.token });
const answer = (who: Somebody, attempt: string, body: object) =>
  stack.call(`POST /api/attempts/${attempt}/answers`, { token: who.token, body });
const finish = (who: Somebody, attempt: string) => stack.call(`POST /api/attempts/${attempt}/finish`, { token: who.token });
const review = (who: Somebody, query = '') => stack.call(`GET /api/review${query}`, { token: who.token });

describe('what learners are given', () => {
  test('holds no answer and no explanation, wherever it comes from', async () => {
    const made = await makeQuiz();
    const person = await stack.person();
    const begun = await start(person, made);
    for (const told of [made.shown, begun.body]) {
      const text = JSON.stringify(told);
      for (const secret of ['correct', 'explanation', 'accepted', 'tolerance', 'pairs', 'Count.'])
        expect(text).not.toContain(`"${secret}"`);
      expect(text).not.toContain('Count.');
      expect(text).not.toContain('five');
    }
    expect(made.shown).toMatchObject({
      points: 9,
      questions: [{}, {}, {}, {}, {}, { right: ['meow', 'woof'] }, { items: ['one', 'three', 'two'] }, {}],
    });
  });
});

describe('a whole attempt', () => {
  test('is graded on the server, and pays the first time it passes', async () => {
    const made = await makeQuiz();
    const person = await stack.person();
    const first = await submit(person, made, right);
    expect(first).toMatchObject({
      status: 200,
      body: {
        xp_earned: 9,
        total_xp: 9,
        badges: ['perfect_quiz'],
        attempt: { state: 'finished', earned: 9, points: 9, percent: 100, is_passed: true },
        attempts_left: null,
      },
    });
    expect(at(first, 'attempt.answers.0.explanation')).toBe('Count.');
    expect((await submit(person, made, right)).body).toMatchObject({ xp_earned: 0, total_xp: 9 });
  });

  test('is marked in part', async () => {
    const made = await makeQuiz();
    const { body } = await submit(await stack.person(), made, [
      'a',
      ['a'],
      false,
      4,
      undefined,
      ['woof', 'woof'],
      ['one', 'three', 'two'],
      ['salt', 'sand'],
    ]);
    const percent = Math.floor((100 * (0 + 1 + 1 + 0 + 0 + 0.5 + 1 / 3 + 0.5)) / 9);
    expect(body).toMatchObject({ xp_earned: 0, attempt: { percent, is_passed: false, state: 'finished' } });
  });

  test('takes no answers to another quiz’s questions, and none of another lesson', async () => {
    const [made, other] = [await makeQuiz(), await makeQuiz()];
    const person = await stack.person();
    const call = (lesson: string, body: object) => stack.call(`POST /api/courses/lessons/${lesson}/quiz`, { token: person.token, body });
    const stranger = await call(made.lesson, { quiz_id: made.quiz, answers: { [other.ids[0] as string]: 'b' } });
    expect(stranger.body).toMatchObject({ status: 422, issues: [{ path: `answers.${other.ids[0]}` }] });
    // Nor does it use an attempt up.
    expect((await stack.call(`GET /api/quizzes/${made.quiz}/attempts`, { token: person.token })).body).toMatchObject({ items: [] });
    expect((await call(made.lesson, { quiz_id: other.quiz, answers: {} })).status).toBe(404);
    expect((await call(made.lesson, { quiz_id: randomUUID(), answers: {} })).status).toBe(404);
    const attempt = at(await start(person, made), 'attempt.id');
    expect((await answer(person, attempt, { question_id: other.ids[0], answer: 'b' })).body).toMatchObject({
      status: 422,
      issues: [{ path: 'question_id' }],
    });
    for (const answers of ['x', [], null, { a: { b: 1 } }, { a: null }])
      expect((await call(made.lesson, { quiz_id: made.quiz, answers })).status).toBe(422);
    expect((await stack.call(`POST /api/courses/lessons/${made.lesson}/quiz`, { body: { quiz_id: made.quiz, answers: {} } })).status).toBe(
      401,
    );
  });
});

describe('an attempt question by question', () => {
  test('goes on where it was left, is one at a time, and answers the same twice', async () => {
    const made = await makeQuiz();
    const person = await stack.person();
    const begun = await Promise.all(Array.from({ length: 10 }, () => start(person, made)));
    expect(new Set(begun.map((one) => at(one, 'attempt.id'))).size).toBe(1);
    const attempt = at(begun[0] as Answer, 'attempt.id');
    const given = { question_id: made.ids[0], answer: 'a' };
    const told = { is_correct: false, score: 0, explanation: 'Count.', state: 'open', earned: 0 };
    expect((await answer(person, attempt, given)).body).toMatchObject(told);
    expect((await answer(person, attempt, given)).body).toMatchObject(told);
    expect((await answer(person, attempt, { ...given, answer: 'b' })).status).toBe(409);
    expect((await start(person, made)).body).toMatchObject({ attempt: { id: attempt, answers: [{ question_id: made.ids[0] }] } });
    expect((await finish(person, attempt)).body).toMatchObject({ attempt: { state: 'finished', is_passed: false } });
    expect((await finish(person, attempt)).body).toMatchObject({ xp_earned: 0, attempt: { state: 'finished' } });
    expect((await answer(person, attempt, { question_id: made.ids[1], answer: ['a'] })).status).toBe(409);
  });

  test('is nobody else’s', async () => {
    const made = await makeQuiz();
    const [person, other] = await Promise.all([stack.person(), stack.person()]);
    const attempt = at(await start(person, made), 'attempt.id');
    expect((await answer(other, attempt, { question_id: made.ids[0], answer: 'b' })).status).toBe(404);
    expect((await finish(other, attempt)).status).toBe(404);
  });

  test('ends with its time: a late answer is refused and the attempt is over', async () => {
    const made = await makeQuiz({ time_limit_seconds: 60 });
    const person = await stack.person();
    expect((await submit(person, made, right)).status).toBe(409);
    const attempt = at(await start(person, made), 'attempt.id');
    await answer(person, attempt, { question_id: made.ids[0], answer: 'b' });
    await stack.db.pool.query(`update quiz_attempt set deadline = deadline - interval '90 seconds' where id = $1`, [attempt]);
    expect((await answer(person, attempt, { question_id: made.ids[1], answer: ['a', 'c'] })).status).toBe(410);
    expect((await submit(person, made, right)).status).toBe(409);
    expect((await stack.call(`GET /api/quizzes/${made.quiz}/attempts`, { token: person.token })).body).toMatchObject({
      items: [{ state: 'late', earned: 1, answers: [{}] }],
    });
  });

  test('a late whole attempt is refused too', async () => {
    const made = await makeQuiz({ time_limit_seconds: 60 });
    const person = await stack.person();
    const attempt = at(await start(person, made), 'attempt.id');
    await stack.db.pool.query(`update quiz_attempt set deadline = deadline - interval '90 seconds' where id = $1`, [attempt]);
    expect((await submit(person, made, right)).status).toBe(410);
    expect(at(await finish(person, attempt), 'attempt.state')).toBe('late');
  });

  test('a boss battle ends with the third wrong answer, and can be begun again', async () => {
    const made = await makeQuiz(
      { lives: 3 },
      Array.from({ length: 5 }, () => ({ kind: 'boolean', prompt: '?', correct: true })),
    );
    const person = await stack.person();
    const attempt = at(await start(person, made), 'attempt.id');
    const lives: string[] = [];
    for (const [n, said] of [false, true, false, false].entries())
      lives.push(at(await answer(person, attempt, { question_id: made.ids[n], answer: said }), 'lives_left'));
    expect(lives).toEqual(['2', '2', '1', '0']);
    expect((await answer(person, attempt, { question_id: made.ids[4], answer: true })).status).toBe(410);
    expect((await finish(person, attempt)).body).toMatchObject({ attempt: { state: 'lost', is_passed: false }, xp_earned: 0 });
    expect((await submit(person, made, Array(5).fill(true))).body).toMatchObject({
      attempt: { is_passed: true, lives_left: 3 },
      badges: ['boss_beaten', 'perfect_quiz'],
    });
  });

  test('is one of those that are allowed, however many ask at once; the one counts that the quiz says', async () => {
    const made = await makeQuiz({ attempts_allowed: 2, counts: 'first' });
    const person = await stack.person();
    await submit(person, made, ['b']);
    expect(at(await submit(person, made, right), 'attempts_left')).toBe('0');
    const more = await Promise.all(Array.from({ length: 10 }, () => submit(person, made, right)));
    expect(more.map(({ status }) => status)).toEqual(Array(10).fill(409));
    const { body } = await stack.call(`GET /api/quizzes/${made.quiz}/attempts`, { token: person.token });
    const { items, counted } = body as { items: { id: string; percent: number }[]; counted: string };
    expect([items.length, items.find(({ id }) => id === counted)?.percent]).toEqual([2, 11]);
  });
});

test('mistakes come back until they were answered rightly on three days', async () => {
  const made = await makeQuiz();
  const person = await stack.person();
  await submit(person, made, ['a', ...right.slice(1)]);
  const wrong = made.ids[0];
  expect((await review(person)).body).toMatchObject({
    due_count: 1,
    next_cursor: null,
    items: [{ question: { id: wrong }, lesson_id: made.lesson, course_title: 'Algebra' }],
  });
  const again = (said: string) => stack.call(`POST /api/review/${wrong}`, { token: person.token, body: { answer: said } });
  expect((await again('a')).body).toMatchObject({ is_correct: false, explanation: 'Count.' });
  for (const isLast of [false, false, false, true]) {
    const { body } = await again('b');
    expect(body).toMatchObject({ is_correct: true, due_at: isLast ? null : expect.any(String) });
    expect((await review(person)).body).toMatchObject({ items: [], due_count: 0 });
    await stack.db.pool.query(`update quiz_mistake set due_at = now() - interval '1 hour' where person_id = $1`, [person.id]);
  }
  expect((await review(person, '?due=false')).body).toMatchObject({ items: [] });
  expect((await again('b')).status).toBe(404);
  expect((await stack.call(`POST /api/review/${wrong}`, { token: (await stack.person()).token, body: { answer: 'b' } })).status).toBe(404);
});

test('statistics are for whoever teaches: how each question did, and what was answered wrongly', async () => {
  const made = await makeQuiz();
  const people = await Promise.all(Array.from({ length: 6 }, () => stack.person()));
  for (const [n, person] of people.entries()) await submit(person, made, n < 3 ? right : ['a', ...right.slice(1, 4)]);
  const get = (who: Somebody) => stack.call(`GET /api/admin/quizzes/${made.quiz}/statistics`, { token: who.token });
  expect((await get(tutor)).body).toMatchObject({
    attempts: 6,
    people: 6,
    pass_percent: 50,
    questions: [
      { answered: 6, correct: 3, average_score: 0.5, discrimination: 1, wrong: [{ answer: 'a', count: 3 }] },
      { answered: 6, correct: 6, discrimination: 0, wrong: [] },
      {},
      {},
      { answered: 3, discrimination: null },
      {},
      {},
      {},
    ],
  });
  expect((await get(people[0] as Somebody)).status).toBe(403);
  expect((await get(await stack.person('tutor'))).status).toBe(403);
});
