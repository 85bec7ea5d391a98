import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
let one: Somebody;
let other: Somebody;
beforeAll(async () => {
  stack = await startStack();
  [one, other] = await Promise.all([stack.person(), stack.person()]);
});
afterAll(async () => stack[Symbol.asyncDispose]());

const root = '/api/v1/channels';
const open = async () => {
  const name = `c-${randomUUID()}`;
  await stack.call(`POST ${root}/`, { token: one.token, body: { name } });
  return name;
};
const say = (name: string, text: string, more: { by?: Somebody; client_id?: string; reply_to?: number } = {}) => {
  const { by = one, client_id = randomUUID(), ...rest } = more;
  return stack.call(`POST ${root}/${name}/messages/`, { token: by.token, body: { text, client_id, ...rest } });
};

test("a channel is opened once and is everybody's", async () => {
  const name = `c-${randomUUID()}`;
  const opened = await stack.call(`POST ${root}/`, { token: one.token, body: { name, title: 'Учительська' } });
  expect([opened.status, opened.body]).toEqual([201, { name, title: 'Учительська', seq: 0, read_seq: 0, unread: 0, last_message: null }]);
  const again = await Promise.all(Array.from({ length: 10 }, () => stack.call(`POST ${root}/`, { token: other.token, body: { name } })));
  expect(again.map(({ status }) => status)).toEqual(Array(10).fill(409));
  const { items } = (await stack.call(`GET ${root}`, { token: other.token })).body as { items: { name: string }[] };
  expect(items.map((channel) => channel.name)).toContain(name);
});

test.each(['', 'With Capitals', 'ключ', '-x', 'a'.repeat(65), '../x', 'a/b'])('%j is no name for one', async (name) => {
  expect((await stack.call(`POST ${root}/`, { token: one.token, body: { name } })).body).toMatchObject({
    status: 422,
    issues: [{ path: 'name' }],
  });
});

test('messages are numbered, and read back in pages, oldest first', async () => {
  const name = await open();
  for (let n = 1; n <= 5; n++) expect((await say(name, `m${n}`)).body).toMatchObject({ seq: n });
  const page = await stack.call(`GET ${root}/${name}/messages/?limit=2`, { token: other.token });
  expect(page.body).toMatchObject({
    items: [
      { seq: 4, text: 'm4' },
      { seq: 5, text: 'm5', author: { id: one.id } },
    ],
    next_cursor: '4',
  });
  const older = await stack.call(`GET ${root}/${name}/messages/?limit=3&before_seq=${at(page, 'next_cursor')}`, { token: other.token });
  expect(older.body).toMatchObject({ items: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
});

test('the same client_id 50 times at once is one message; with another text it is refused', async () => {
  const name = await open();
  const client_id = randomUUID();
  const answers = await Promise.all(Array.from({ length: 50 }, () => say(name, 'once', { client_id })));
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(
    new Set([JSON.stringify([201, { seq: 1, client_id }])]),
  );
  expect((await say(name, 'other words', { client_id })).body).toMatchObject({ status: 409, code: 'conflict' });
  expect((await say(name, 'somebody else', { client_id, by: other })).body).toMatchObject({ seq: 2 });
});

test('replies are to messages that are there', async () => {
  const name = await open();
  await say(name, 'question');
  expect((await say(name, 'answer', { reply_to: 1, by: other })).status).toBe(201);
  expect((await say(name, 'to nothing', { reply_to: 99 })).status).toBe(404);
  const { body } = await stack.call(`GET ${root}/${name}/messages/`, { token: one.token });
  expect(body).toMatchObject({ items: [{ reply_to: null }, { reply_to: 1 }] });
});

test('reading moves forward, never back and never past the end', async () => {
  const name = await open();
  for (const text of ['a', 'b', 'c']) await say(name, text);
  const read = (seq: number) => stack.call(`POST ${root}/${name}/read/`, { token: other.token, body: { seq } });
  expect((await read(2)).body).toEqual({ read_seq: 2 });
  expect((await read(1)).body).toEqual({ read_seq: 2 });
  const { items } = (await stack.call(`GET ${root}/`, { token: other.token })).body as { items: { name: string }[] };
  expect(items.find((channel) => channel.name === name)).toMatchObject({ seq: 3, read_seq: 2, unread: 1, last_message: { text: 'c' } });
  expect((await read(999)).body).toEqual({ read_seq: 3 });
});

test.each([
  ['', 422],
  ['   ', 422],
  ['x'.repeat(4001), 422],
  ['x'.repeat(4000), 201],
  ['<img src=x onerror=alert(1)>', 201],
  ['\u0000', 422],
])('the text %j', async (text, status) => {
  expect((await say(await open(), text)).status).toBe(status);
});

test('no channel is 404, no sign-in 401, no client_id 422', async () => {
  const nowhere = `c-${randomUUID()}`;
  expect((await say(nowhere, 'x')).status).toBe(404);
  expect((await stack.call(`GET ${root}/${nowhere}/messages/`, { token: one.token })).status).toBe(404);
  expect((await stack.call(`POST ${root}/${nowhere}/read/`, { token: one.token, body: { seq: 1 } })).status).toBe(404);
  const name = await open();
  for (const line of [
    `GET ${root}/`,
    `POST ${root}/`,
    `GET ${root}/${name}/messages/`,
    `POST ${root}/${name}/messages/`,
    `POST ${root}/${name}/read/`,
  ])
    expect((await stack.call(line, line.startsWith('POST') ? { body: { text: 'x', client_id: 'x', seq: 1, name } } : {})).status).toBe(401);
  const unnamed = await stack.call(`POST ${root}/${name}/messages/`, { token: one.token, body: { text: 'x' } });
  expect(unnamed.body).toMatchObject({ status: 422, issues: [{ path: 'client_id' }] });
});
