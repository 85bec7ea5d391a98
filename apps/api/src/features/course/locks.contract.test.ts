import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { makeCourse } from '../../stack-courses.ts';

let stack: Stack;
let tutor: Somebody;
beforeAll(async () => {
  stack = await startStack();
  tutor = await stack.person('tutor');
});
afterAll(async () => stack[Symbol.asyncDispose]());

const read = (who: Somebody, lesson = '') => stack.call(`GET /api/courses/lessons/${lesson}`, { token: who.token });
const complete = (who: Somebody, lesson = '') => stack.call(`POST /api/courses/lessons/${lesson}/complete`, { token: who.token });
const tell = (procedure: string, input: object, who: Somebody) =>
  stack.call(`POST /trpc/course.${procedure}`, { token: who.token, body: input });
const setRules = (lesson: string | undefined, drip: object[]) =>
  stack.call(`PATCH /api/admin/lessons/${lesson}`, { token: tutor.token, body: { drip } });
const lockIn = async (course: string, n: number, who?: Somebody) => {
  const { body } = await stack.call(`GET /api/courses/worlds/${course}/lessons`, who && { token: who.token });
  return (body as { lock: { is_open: boolean; reasons: object[]; opens_at: string | null } }[])[n]?.lock;
};

test('a locked lesson shows why in its row, and is neither read nor completed', async () => {
  const { id, lessons } = await makeCourse(stack, tutor);
  const [first, second] = lessons;
  await setRules(second, [{ kind: 'prerequisite', lesson_id: first }]);
  const person = await stack.person();
  const reason = { code: 'prerequisite', lesson_id: first, title: 'Lesson 1', text: 'Complete “Lesson 1” first.' };
  expect(await lockIn(id, 1, person)).toEqual({ is_open: false, reasons: [reason], opens_at: null });
  expect(await lockIn(id, 1)).toMatchObject({ is_open: false });
  const refused = {
    status: 403,
    body: { detail: `This lesson is locked. ${reason.text}`, issues: [{ path: 'lock.prerequisite', message: reason.text }] },
  };
  expect(await read(person, second)).toMatchObject(refused);
  expect(await complete(person, second)).toMatchObject(refused);
  for (const [procedure, input] of [
    ['watch', { position: 1 }],
    ['addNote', { text: 'x' }],
    ['ask', { text: 'x' }],
  ] as const)
    expect((await tell(procedure, { lessonId: second, ...input }, person)).status).toBe(403);
  const { rows } = await stack.db.pool.query('select 1 from lesson_completion where person_id = $1', [person.id]);
  expect(rows).toEqual([]);

  await complete(person, first);
  expect((await read(person, second)).status).toBe(200);
  await tell('undoComplete', { lessonId: first }, person);
  expect((await read(person, second)).status).toBe(403);
  expect((await read(tutor, second)).status).toBe(200);
});

test('dates, days since enrolment and scores are held against each learner', async () => {
  const quiz = { title: 'Entrance', questions: [{ kind: 'boolean', prompt: '?', correct: true }] };
  const { id, lessons } = await makeCourse(stack, tutor, { lessons: [{ content: { notes: '', quizzes: [quiz] } }, {}, {}, {}] });
  const [first, scored, dated, waiting] = lessons;
  const whole = await stack.call(`GET /api/courses/lessons/${first}`);
  const [quizId, questionId] = [at(whole, 'content.quizzes.0.id'), at(whole, 'content.quizzes.0.questions.0.id')];
  await setRules(scored, [{ kind: 'score', quiz_id: quizId, percent: 80 }]);
  await setRules(dated, [{ kind: 'date', at: '2999-01-03T10:00:00Z' }]);
  await setRules(waiting, [{ kind: 'enrolment', days: 3 }]);
  const person = await stack.person();
  const submit = (said: boolean) =>
    stack.call(`POST /api/courses/lessons/${first}/quiz`, {
      token: person.token,
      body: { quiz_id: quizId, answers: { [questionId]: said } },
    });

  expect(await lockIn(id, 1, person)).toMatchObject({ reasons: [{ code: 'score', percent: 80, best: null, title: 'Entrance' }] });
  await submit(false);
  expect(await lockIn(id, 1, person)).toMatchObject({ is_open: false, reasons: [{ best: 0 }] });
  await submit(true);
  expect(await lockIn(id, 1, person)).toMatchObject({ is_open: true });
  expect((await read(person, scored)).status).toBe(200);

  expect(await lockIn(id, 2, person)).toMatchObject({
    is_open: false,
    opens_at: '2999-01-03T10:00:00.000Z',
    reasons: [{ text: 'It opens on Thursday, 3 January 2999.' }],
  });
  expect(await lockIn(id, 3, person)).toMatchObject({ reasons: [{ code: 'enrolment', days: 3, at: null }], opens_at: null });
  await tell('enrol', { courseId: id }, person);
  expect(await lockIn(id, 3, person)).toMatchObject({ is_open: false, opens_at: expect.any(String) });
  await stack.db.pool.query(`update enrolment set enrolled_at = now() - interval '73 hours' where person_id = $1`, [person.id]);
  expect(await lockIn(id, 3, person)).toMatchObject({ is_open: true });
  await tell('leave', { courseId: id }, person);
  await tell('enrol', { courseId: id }, person);
  expect(await lockIn(id, 3, person)).toMatchObject({ is_open: true });
});

test('an exception opens a lesson, or a whole course, to one person', async () => {
  const { id, lessons } = await makeCourse(stack, tutor);
  const later = [{ kind: 'date', at: '2999-01-03T10:00:00Z' }];
  await Promise.all([setRules(lessons[1], later), setRules(lessons[2], later)]);
  const [person, other] = await Promise.all([stack.person(), stack.person()]);
  const open = async (who: Somebody) => [(await lockIn(id, 1, who))?.is_open, (await lockIn(id, 2, who))?.is_open];
  await tell('override', { lessonId: lessons[1], personId: person.id }, tutor);
  expect([await open(person), await open(other)]).toEqual([
    [true, false],
    [false, false],
  ]);
  await tell('override', { courseId: id, personId: person.id }, tutor);
  expect(await open(person)).toEqual([true, true]);
  await tell('override', { courseId: id, personId: person.id, isOpen: false }, tutor);
  await tell('override', { lessonId: lessons[1], personId: person.id, isOpen: false }, tutor);
  expect(await open(person)).toEqual([false, false]);
  expect((await tell('override', { lessonId: lessons[1], personId: person.id }, person)).status).toBe(403);
  expect((await tell('override', { personId: person.id }, tutor)).status).toBe(422);
});

test('notes are one’s own; questions are the course’s', async () => {
  const { lessons } = await makeCourse(stack, tutor, { visibility: 'member' });
  const [lessonId] = lessons;
  const [ann, ben] = await Promise.all([stack.person('member'), stack.person('member')]);
  const ask = (procedure: string, who: Somebody) =>
    stack.call(`GET /trpc/course.${procedure}?input=${encodeURIComponent(JSON.stringify({ lessonId }))}`, { token: who.token });
  const noteId = at(await tell('addNote', { lessonId, text: 'Remember', at: 12.5 }, ann), 'result.data.id');
  expect((await ask('notes', ann)).body).toMatchObject({ result: { data: [{ id: noteId, at: 12.5, text: 'Remember' }] } });
  expect((await ask('notes', ben)).body).toMatchObject({ result: { data: [] } });
  expect((await tell('updateNote', { noteId, text: 'Mine' }, ben)).status).toBe(404);
  expect((await tell('removeNote', { noteId }, ben)).status).toBe(404);
  expect(at(await tell('updateNote', { noteId, text: 'Changed' }, ann), 'result.data.text')).toBe('Changed');
  expect((await tell('removeNote', { noteId }, ann)).status).toBe(200);

  const postId = at(await tell('ask', { lessonId, text: 'Why?' }, ann), 'result.data.id');
  expect((await tell('answer', { postId, text: 'Because.' }, tutor)).body).toMatchObject({
    result: { data: { text: 'Why?', answers: [{ text: 'Because.', author: { id: tutor.id, isTutor: true } }] } },
  });
  expect((await ask('questions', ben)).body).toMatchObject({
    result: { data: [{ id: postId, canRemove: false, author: { id: ann.id, isTutor: false } }] },
  });
  expect((await tell('removePost', { postId }, ben)).status).toBe(403);
  expect((await tell('answer', { postId, text: 'x' }, await stack.person('user'))).status).toBe(404);
  expect((await tell('removePost', { postId }, tutor)).status).toBe(200);
  expect((await ask('questions', ann)).body).toMatchObject({ result: { data: [] } });
});
