import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, password, type Stack, startStack } from '../stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => stack[Symbol.asyncDispose]());

const keyed = (key: string, more = {}) => ({ 'idempotency-key': key, ...more });
const sessions = 'POST /api/v1/classroom/sessions/';
const made = async () => Number((await stack.db.pool.query('select count(*) as n from classroom_session')).rows[0].n);

test('the same key and body: the same answer, and one effect', async () => {
  const { token } = await stack.person('tutor');
  const before = await made();
  const call = { token, body: { title: 'Algebra' }, headers: keyed('lesson-1') };
  const first = await stack.call(sessions, call);
  const again = await stack.call(sessions, call);
  expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
  expect(await made()).toBe(before + 1);
});

test('the same key and another body: 409', async () => {
  const { token } = await stack.person('tutor');
  await stack.call(sessions, { token, body: { title: 'one' }, headers: keyed('k') });
  const other = await stack.call(sessions, { token, body: { title: 'two' }, headers: keyed('k') });
  expect([other.status, at(other, 'code')]).toEqual([409, 'idempotency_mismatch']);
  const elsewhere = await stack.call('POST /api/v1/channels/', { token, body: { title: 'one' }, headers: keyed('k') });
  expect(elsewhere.status).toBe(409);
});

test('30 at once: one runs, the others hear that it runs or what it answered', async () => {
  const { token } = await stack.person('tutor');
  const before = await made();
  const call = { token, body: { title: 'Race' }, headers: keyed(randomUUID()) };
  const answers = await Promise.all(Array.from({ length: 30 }, () => stack.call(sessions, call)));
  for (const answer of answers) expect(answer.status === 201 ? 'answered' : at(answer, 'code')).toMatch(/^(answered|idempotency_running)$/);
  expect(await made()).toBe(before + 1);
  const ids = new Set(answers.filter(({ status }) => status === 201).map((answer) => at(answer, 'id')));
  expect(ids.size).toBe(1);
  expect(at(await stack.call(sessions, call), 'id')).toBe([...ids][0]);
});

test("keys are each caller's own", async () => {
  const [one, other] = [await stack.person('tutor'), await stack.person('tutor')];
  const call = { body: { title: 'x' }, headers: keyed('shared') };
  const answers = [await stack.call(sessions, { ...call, token: one.token }), await stack.call(sessions, { ...call, token: other.token })];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(at(answers[0] as never, 'id')).not.toBe(at(answers[1] as never, 'id'));
});

test('what did nothing may be tried again under the same key', async () => {
  const { token } = await stack.person('tutor');
  expect((await stack.call(sessions, { token, body: { title: '' }, headers: keyed('retry') })).status).toBe(422);
  expect((await stack.call(sessions, { token, body: { title: 'now right' }, headers: keyed('retry') })).status).toBe(201);
});

test('registration answers the same tokens again, and the database holds them only encrypted', async () => {
  const call = { body: { email: `${randomUUID()}@lyceum.test`, password }, headers: keyed(randomUUID()) };
  const first = await stack.call('POST /auth/register', call);
  const again = await stack.call('POST /auth/register', call);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  const { rows } = await stack.db.pool.query(`select actor, key, body_hash, encode(answer, 'escape') as answer from idempotency`);
  const dump = JSON.stringify(rows);
  expect(dump).not.toContain(at(first, 'refresh_token'));
  expect(dump).not.toContain(password);
});

test('tRPC honours it too', async () => {
  const { token } = await stack.person('tutor');
  const before = await made();
  const call = { token, body: { title: 'Over tRPC' }, headers: keyed('trpc') };
  const [first, again] = [await stack.call('POST /trpc/classroom.create', call), await stack.call('POST /trpc/classroom.create', call)];
  expect(again.body).toEqual(first.body);
  expect(await made()).toBe(before + 1);
});

test('a claim whose process died is taken over; an answer that is a day old is forgotten', async () => {
  const { token } = await stack.person('tutor');
  const call = { token, body: { title: 'Crash' }, headers: keyed('crash') };
  await stack.call(sessions, call);
  await stack.db.pool.query(`update idempotency set status = null, answer = null where key = 'crash'`);
  expect((await stack.call(sessions, call)).body).toMatchObject({ code: 'idempotency_running' });
  await stack.db.pool.query(`update idempotency set locked_until = now() - interval '1 s' where key = 'crash'`);
  expect((await stack.call(sessions, call)).status).toBe(201);
  await stack.db.pool.query(`update idempotency set expires_at = now() - interval '1 s' where key = 'crash'`);
  const fresh = await stack.call(sessions, { ...call, body: { title: 'Another' } });
  expect([fresh.status, fresh.headers.get('idempotency-replayed')]).toEqual([201, null]);
});

test.each(['', ' ', 'a b', 'x'.repeat(256), 'ключ'])('a key that is none is refused: %j', async (key) => {
  const { token } = await stack.person('tutor');
  const value = Buffer.from(key).toString('latin1');
  const answer = await stack.call(sessions, { token, body: { title: 'x' }, headers: keyed(value) });
  expect(answer.status).toBe(400);
});
