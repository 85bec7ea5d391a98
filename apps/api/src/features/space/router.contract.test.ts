import { randomUUID } from 'node:crypto';
import { createTickets } from '@lyceum/platform/ticket.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, at, type Somebody, type Stack, startStack } from '../../stack.ts';

const secret = randomUUID().repeat(2);
const tickets = createTickets({ secret, clock: { now: () => Date.now() } });
let stack: Stack;
let admin: Somebody;
let key: Record<string, string>;
beforeAll(async () => {
  stack = await startStack({ SECRET_KEY: secret });
  admin = await stack.person('admin');
  const made = await stack.call('POST /trpc/account.createKey', { token: admin.token, body: { name: 'Janus', scopes: ['spaces'] } });
  key = { 'x-api-key': at(made, 'result.data.key') };
});
afterAll(async () => stack[Symbol.asyncDispose]());

const person = (name: string) => ({ name, email: `${name.toLowerCase()}-${randomUUID()}@lyceum.test` });
const launch = (body: object, headers = key) => stack.call('POST /api/space', { headers, body });
const tokenOf = (answer: Answer, path: string) => new URL(at(answer, `${path}.space_url`)).searchParams.get('token') ?? '';
const enter = (spaceId: string, token: string) => stack.call('POST /trpc/space.enter', { body: { spaceId, token } });

test('the example answers its documented shape', async () => {
  const answer = await launch({
    lesson_id: 'your-lesson-id',
    tutors: [{ name: 'Tutor Name', email: 'tutor@example.com', is_leader: true }],
    students: [{ name: 'Student Name', email: 'student@example.com' }],
  });
  const id = at(answer, 'space_id');
  const url = expect.stringMatching(new RegExp(`^http://school\\.test/space/${id}\\?token=eyJ[\\w.-]+$`));
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    space_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    lesson_id: 'your-lesson-id',
    tutor_spaces: [{ email: 'tutor@example.com', name: 'Tutor Name', role: 'tutor', space_url: url }],
    student_spaces: [{ email: 'student@example.com', name: 'Student Name', role: 'student', space_url: url }],
  });
});

test('each link opens the room with its role', async () => {
  const answer = await launch({
    lesson_id: randomUUID(),
    tutors: [person('Lead'), { ...person('Assistant'), is_leader: false }],
    students: [person('Sofia')],
  });
  const id = at(answer, 'space_id');
  const seats = await Promise.all(['tutor_spaces.0', 'tutor_spaces.1', 'student_spaces.0'].map((path) => enter(id, tokenOf(answer, path))));
  const byName = new Map(seats.map((seat, n) => [at(answer, `${n < 2 ? `tutor_spaces.${n}` : 'student_spaces.0'}.name`), seat]));
  expect(byName.get('Lead')?.body).toMatchObject({ result: { data: { permissions: { can_kick: true, can_terminate: true } } } });
  expect(byName.get('Assistant')?.body).toMatchObject({ result: { data: { permissions: { can_kick: true, can_terminate: false } } } });
  expect(byName.get('Sofia')?.body).toMatchObject({
    result: { data: { permissions: { can_kick: false }, wsUrl: `ws://school.test/ws/classroom/${id}/`, session: { id } } },
  });
  const ticket = await tickets.verifyRoom(tokenOf(answer, 'student_spaces.0'));
  expect(ticket).toMatchObject({ role: 'student', name: 'Sofia', room: `classroom:${id}` });
});

test('30 at once make one space', async () => {
  const body = { lesson_id: randomUUID(), tutors: [person('T')], students: [person('A'), person('B')] };
  const answers = await Promise.all(Array.from({ length: 30 }, () => launch(body)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map((answer) => at(answer, 'space_id'))).size).toBe(1);
  const { rows } = await stack.db.pool.query(
    'select count(*)::int as n from room_member m join room_head h using (room_id) where h.key = $1',
    [`classroom:${at(answers[0] as Answer, 'space_id')}`],
  );
  expect(rows[0].n).toBe(3);
});

test("30 at once with people in different orders and overlapping lessons do not stand in each other's way", async () => {
  const people = Array.from({ length: 12 }, (_, n) => person(`P${n}`));
  const launches = Array.from({ length: 30 }, (_, n) => ({
    lesson_id: `${randomUUID()}-${n % 3}`,
    students: n % 2 ? people : [...people].reverse(),
  }));
  const answers = await Promise.all(launches.map((body) => launch(body)));
  expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200));
});

test('people are added and never dropped, and keep who they are', async () => {
  const lesson_id = randomUUID();
  const [tutor, sofia, olena] = [person('Tutor'), person('Sofia'), person('Olena')];
  const first = await launch({ lesson_id, tutors: [tutor], students: [sofia] });
  const second = await launch({ lesson_id, students: [olena, { ...tutor, name: 'Not a student' }] });
  expect(at(second, 'space_id')).toBe(at(first, 'space_id'));
  const emails = (list: string) => (second.body as Record<string, { email: string }[]>)[list]?.map(({ email }) => email).sort();
  expect(emails('student_spaces')).toEqual([sofia.email, olena.email].sort());
  expect(emails('tutor_spaces')).toEqual([tutor.email]);
  const oldLink = await enter(at(first, 'space_id'), tokenOf(first, 'student_spaces.0'));
  expect(oldLink.status).toBe(200);
});

test("lessons are each caller's own", async () => {
  const tutor = await stack.person('tutor');
  const body = { lesson_id: 'shared-id', students: [person('S')] };
  const one = await launch(body);
  const other = await stack.call('POST /api/space/', { token: tutor.token, body });
  expect(at(other, 'space_id')).not.toBe(at(one, 'space_id'));
  const get = (id: string, call: object) => stack.call(`GET /api/space/${id}`, call);
  expect((await get(at(one, 'space_id'), { headers: key })).body).toMatchObject({
    lesson_id: 'shared-id',
    session: { status: 'active', participants: [{ role: 'student', email: expect.any(String) }] },
  });
  expect((await get(at(one, 'space_id'), { token: tutor.token })).status).toBe(404);
  expect((await get(randomUUID(), { headers: key })).status).toBe(404);
});

test('it is for tutors, admins and keys alone', async () => {
  const body = { lesson_id: 'x', students: [person('S')] };
  expect((await launch(body, {})).status).toBe(401);
  expect((await launch(body, { 'x-api-key': 'lyk_wrong' })).status).toBe(401);
  expect((await stack.call('POST /api/space', { token: (await stack.person('member')).token, body })).status).toBe(403);
});

test('nobody and nothing are refused by name', async () => {
  expect((await launch({ lesson_id: 'x' })).body).toMatchObject({ status: 422, issues: [{ path: 'tutors' }] });
  expect((await launch({ students: [{ name: '', email: 'x' }] })).body).toMatchObject({
    status: 422,
    issues: [{ path: 'lesson_id' }, { path: 'students.0.name' }, { path: 'students.0.email' }],
  });
});

test('a link is for its room and its person alone, and ends with their membership', async () => {
  const [one, other] = await Promise.all([
    launch({ lesson_id: randomUUID(), students: [person('A')] }),
    launch({ lesson_id: randomUUID(), students: [person('B')] }),
  ]);
  const token = tokenOf(one, 'student_spaces.0');
  expect((await enter(at(other, 'space_id'), token)).status).toBe(403);
  expect((await enter(at(one, 'space_id'), 'eyJ.forged.token')).status).toBe(401);
  const { sub } = (await tickets.verifyRoom(token)) ?? {};
  await stack.db.pool.query('delete from room_member where actor_id = $1', [sub]);
  expect((await enter(at(one, 'space_id'), token)).status).toBe(403);
});

test('taking a space away ends its room and frees its lesson', async () => {
  const body = { lesson_id: randomUUID(), students: [person('A')] };
  const answer = await launch(body);
  const id = at(answer, 'space_id');
  const tutor = await stack.person('tutor');
  expect((await stack.call(`DELETE /api/space/${id}`, { token: tutor.token })).status).toBe(404);
  expect((await stack.call(`DELETE /api/space/${id}/`, { headers: key })).status).toBe(204);
  expect((await enter(id, tokenOf(answer, 'student_spaces.0'))).status).toBe(410);
  expect((await stack.call(`GET /api/space/${id}`, { headers: key })).status).toBe(404);
  expect((await stack.call(`DELETE /api/space/${id}`, { headers: key })).status).toBe(404);
  expect(at(await launch(body), 'space_id')).not.toBe(id);
});
