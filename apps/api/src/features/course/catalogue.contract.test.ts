import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Somebody, type Stack, startStack } from '../../stack.ts';
import { makeCourse, type TestCourse } from '../../stack-courses.ts';

// Two apis over one database, each with a copy of the catalogue.
let one: Stack;
let other: Stack;
let admin: Somebody;
let course: TestCourse;
beforeAll(async () => {
  const SECRET_KEY = randomBytes(48).toString('base64');
  one = await startStack({ SECRET_KEY });
  other = await startStack({ SECRET_KEY, DATABASE_URL: String(one.db.pool.options.connectionString) });
  admin = await one.person('admin');
  course = await makeCourse(one, admin);
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await one[Symbol.asyncDispose]();
});

interface World {
  readonly id: string;
  readonly title: string;
  readonly lesson_count: number;
  readonly progress: number;
}
const worlds = async (stack: Stack, somebody?: Somebody): Promise<World[]> => {
  const answer = await stack.call('GET /api/courses/worlds', somebody ? { token: somebody.token } : {});
  return answer.body as World[];
};
const lesson = (stack: Stack, id: string | undefined, somebody = admin): Promise<Answer> =>
  stack.call(`GET /api/courses/lessons/${id}`, { token: somebody.token });
const done = (answer: Answer): void => expect(answer.status).toBeLessThan(300);

test('what one api changed the other answers at once: a title, a lesson, a completion, a removal', async () => {
  const { token } = admin;
  const [first, second] = course.lessons;
  const mine = async (stack: Stack) => (await worlds(stack, admin)).find(({ id }) => id === course.id);
  for (let n = 0; n < 20; n++) {
    const [writes, reads] = n % 2 === 0 ? [one, other] : [other, one];
    expect(await mine(reads)).toBeDefined();
    done(await writes.call(`PATCH /api/admin/courses/${course.id}`, { token, body: { title: `Algebra ${n}` } }));
    expect(await mine(reads)).toMatchObject({ title: `Algebra ${n}`, lesson_count: 3 });
    done(await writes.call(`PATCH /api/admin/lessons/${first}`, { token, body: { title: `Squares ${n}` } }));
    expect((await lesson(reads, first)).body).toMatchObject({ title: `Squares ${n}`, next_lesson_id: second });
  }
  done(await one.call(`POST /api/courses/lessons/${first}/complete`, { token }));
  expect(await mine(other)).toMatchObject({ progress: 33 });
  expect((await lesson(other, first)).body).toMatchObject({ completed: true });
  done(await one.call(`DELETE /api/admin/lessons/${second}`, { token }));
  expect(await mine(other)).toMatchObject({ lesson_count: 2 });
  expect((await lesson(other, first)).body).toMatchObject({ next_lesson_id: course.lessons[2] });
  expect((await lesson(other, second)).status).toBe(404);
  done(await other.call(`DELETE /api/admin/courses/${course.id}`, { token }));
  expect(await mine(one)).toBeUndefined();
  expect((await lesson(one, first)).status).toBe(404);
});

test('a change is seen by every read that begins after it, among many readers and writers', async () => {
  const { id } = await makeCourse(one, admin, { lessons: [{}] });
  let committed = 0;
  const write = async (): Promise<void> => {
    for (let n = 1; n <= 40; n++) {
      done(await one.call(`PATCH /api/admin/courses/${id}`, { token: admin.token, body: { title: `Version ${n}` } }));
      committed = n;
    }
  };
  const stale: string[] = [];
  const read = async (): Promise<void> => {
    while (committed < 40) {
      const atLeast = committed;
      const title = (await worlds(other)).find((world) => world.id === id)?.title ?? '';
      if (Number(title.split(' ')[1] ?? 0) < atLeast) stale.push(`${title} after ${atLeast}`);
    }
  };
  await Promise.all([write(), ...Array.from({ length: 8 }, read)]);
  expect(stale).toEqual([]);
});

test('nobody is told of another’s progress', async () => {
  const made = await makeCourse(one, admin, { lessons: [{}, {}] });
  const [ahead, behind] = [await one.person(), await one.person()];
  done(await one.call(`POST /api/courses/lessons/${made.lessons[0]}/complete`, { token: ahead.token }));
  const seen = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const who = [ahead, behind, undefined][n % 3];
      return (await worlds(n % 2 === 0 ? one : other, who)).find(({ id }) => id === made.id)?.progress;
    }),
  );
  expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => [50, 0, 0][n % 3]));
});
