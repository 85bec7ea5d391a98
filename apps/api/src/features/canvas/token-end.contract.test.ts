import { type CanvasSimulator, startCanvas } from '@lyceum/simulators/canvas/server.ts';
import { newStudent } from '@lyceum/simulators/canvas/student.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, at, type Somebody, type Stack, startStack } from '../../stack.ts';

const dayMs = 86_400_000;
const token = '7890~end-0123456789abcdefghijklmnopqrstuvwxyz';
const end = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

let canvas: CanvasSimulator;
let stack: Stack;
beforeAll(async () => {
  const student = newStudent(7, Date.now());
  canvas = await startCanvas({ port: 0, now: Date.now, studentOf: (text) => (text.startsWith(token) ? student : null) });
  stack = await startStack({ CANVAS_ALLOWED_HOSTS: new URL(canvas.url).host });
});
afterAll(async () => {
  await stack?.[Symbol.asyncDispose]();
  await canvas?.close();
});

const setup = (who: Somebody, more: object) =>
  stack.call('POST /api/v1/canvas/setup', {
    token: who.token,
    body: { canvas_url: canvas.url, canvas_name: 'School', api_token: token, ...more },
  });
const replace = (who: Somebody, id: string, more: object) =>
  stack.call(`PUT /api/v1/canvas/connections/${id}/token`, { token: who.token, body: { api_token: `${token}-next`, ...more } });

it('keeps when a token ends, as its person says it, and forgets it with the token', async () => {
  const who = await stack.person();
  const first = end(120);
  const made = await setup(who, { token_expires_at: first });
  expect([made.status, at(made, 'token_expires_at'), at(made, 'extras_at')]).toEqual([201, first, 'null']);
  const id = at(made, 'id');
  const list = () => stack.call('GET /api/v1/canvas/connections', { token: who.token });
  expect(at(await list(), 'items.0.token_expires_at')).toBe(first);

  await stack.db.pool.query('update canvas_connection set warned_days = 3 where id = $1', [id]);
  const second = end(60);
  const replaced = await replace(who, id, { token_expires_at: second.replace('Z', '+00:00') });
  expect([replaced.status, at(replaced, 'token_expires_at')]).toEqual([200, second]);
  // Nobody was told yet that this one ends.
  expect((await stack.db.pool.query('select warned_days from canvas_connection where id = $1', [id])).rows).toEqual([
    { warned_days: null },
  ]);

  expect(at(await replace(who, id, {}), 'token_expires_at')).toBe('null');
  expect(at(await replace(who, id, { token_expires_at: null }), 'token_expires_at')).toBe('null');
});

it.each<[string, unknown]>([
  ['yesterday', end(-1)],
  ['this moment', end(0)],
  ['more than ten years ahead', end(3_660)],
  ['the end of time', '9999-12-31T23:59:59.999Z'],
  ['a day without an hour', '2027-01-31'],
  ['a day that is none', '2027-02-30T10:00:00Z'],
  ['a word', 'soon'],
  ['nothing', ''],
  ['a number', 1_800_000_000],
  ['a year of 10,000 digits', `${'9'.repeat(10_000)}-01-01T00:00:00Z`],
])('names token_expires_at for %s, and tries no token', async (_, said) => {
  const who = await stack.person();
  const isRefused = (answer: Answer) => expect([answer.status, at(answer, 'issues.0.path')]).toEqual([422, 'token_expires_at']);
  isRefused(await setup(who, { token_expires_at: said, api_token: 'nobody' }));
  const id = at(await setup(who, {}), 'id');
  isRefused(await replace(who, id, { token_expires_at: said }));
  expect(at(await stack.call('GET /api/v1/canvas/connections', { token: who.token }), 'items.0.token_hint')).toBe('wxyz');
});

it('takes the last day of ten years', async () => {
  const [who, last] = [await stack.person(), new Date(Date.now() - 60_000)];
  last.setUTCFullYear(last.getUTCFullYear() + 10);
  expect(at(await setup(who, { token_expires_at: last.toISOString() }), 'token_expires_at')).toBe(last.toISOString());
});

it('changes the token of nobody else', async () => {
  const [who, other] = [await stack.person(), await stack.person()];
  const id = at(await setup(who, { token_expires_at: end(9) }), 'id');
  expect((await replace(other, id, { token_expires_at: end(1) })).status).toBe(404);
});
