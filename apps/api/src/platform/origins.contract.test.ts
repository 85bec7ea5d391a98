import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, password, publicUrl, type Somebody, type Stack, startStack } from '../stack.ts';

let stack: Stack;
let victim: Somebody;
let cookie: string;
beforeAll(async () => {
  stack = await startStack({ CORS_ORIGINS: 'https://portal.test' });
  victim = await stack.person('tutor');
  const answer = await stack.call('POST /trpc/account.signIn', { body: { email: victim.email, password }, headers: { origin: publicUrl } });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] as string;
});
afterAll(async () => stack[Symbol.asyncDispose]());

const types = [
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/jsonx',
  '',
];
const foreign = [
  { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://school.test.evil.org' },
  { 'sec-fetch-site': 'same-site', origin: 'http://other.school.test' },
  {},
];
const targets = [
  ['POST /trpc/account.updateMe', { name: 'Hacked' }],
  ['PATCH /api/users/me', { name: 'Hacked' }],
  ['POST /trpc/account.signOut', {}],
  ['POST /auth/logout', {}],
  ['POST /api/v1/classroom/sessions/', { title: 'Hacked' }],
  ['POST /api/v1/channels/', { name: 'hacked' }],
] as const;

const state = async () => {
  const query = `select (select json_agg(p order by id) from person p) p, (select count(*) from classroom_session) s, (select count(*) from channel) c,
    (select count(*) from sign_in where revoked_at is null) i, (select count(*) from browser_session) b`;
  return (await stack.db.pool.query(query)).rows[0];
};

test('what other sites make a browser send, in every content type, changes nothing', async () => {
  const before = await state();
  let tried = 0;
  for (const [line, body] of targets)
    for (const type of types)
      for (const headers of foreign) {
        const answer = await stack.call(line, { body: JSON.stringify(body), headers: { cookie, ...headers, 'content-type': type } });
        expect([403, 415]).toContain(answer.status);
        tried++;
      }
  expect(tried).toBe(240);
  expect(await state()).toEqual(before);
});

test("nor does what they send without a body, as a link, or under another method's name", async () => {
  const before = await state();
  for (const headers of foreign) {
    expect((await stack.call('POST /auth/logout', { headers: { cookie, ...headers } })).status).toBe(403);
    expect((await stack.call('GET /auth/logout', { headers: { cookie, ...headers } })).status).toBe(405);
    expect((await stack.call('GET /trpc/account.signOut?input=%7B%7D', { headers: { cookie, ...headers } })).status).toBe(405);
    await stack.call('GET /auth/me', { headers: { cookie, ...headers, 'x-http-method-override': 'PATCH' } });
  }
  expect(await state()).toEqual(before);
});

test('nobody is signed in as somebody else from another site', async () => {
  const before = await state();
  const body = JSON.stringify({ email: victim.email, password });
  for (const headers of foreign.filter((headers) => Object.keys(headers).length > 0))
    for (const type of types)
      expect(
        (await stack.call('POST /trpc/account.signIn', { body, headers: { ...headers, 'content-type': type } })).status,
      ).toBeGreaterThanOrEqual(400);
  expect(await state()).toEqual(before);
});

test.each([
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: publicUrl },
  { origin: 'https://portal.test', 'sec-fetch-site': 'cross-site' },
])('our own pages and those on the list may: %o', async (headers) => {
  const answer = await stack.call('PATCH /api/users/me', { body: { name: 'Renamed' }, headers: { cookie, ...headers } });
  expect([answer.status, at(answer, 'name')]).toEqual([200, 'Renamed']);
});

test("a page of the very address that was called may, whatever the school's public address is", async () => {
  const answer = await stack.call('PATCH /api/users/me', { body: { name: 'Renamed' }, headers: { cookie, origin: stack.url } });
  expect(answer.status).toBe(200);
});

test('even from our own pages a cookie carries JSON alone', async () => {
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  expect((await stack.call('POST /auth/login', { body: `username=${victim.email}&password=x`, headers })).status).toBe(403);
});

test('a bad token is not made good by the cookie beside it', async () => {
  expect((await stack.call('GET /auth/me', { headers: { cookie, authorization: 'Bearer x' } })).status).toBe(401);
  expect((await stack.call('GET /auth/me', { headers: { cookie, 'x-api-key': 'lyk_x' } })).status).toBe(401);
  expect((await stack.call('GET /auth/me', { headers: { cookie: `${cookie}; ${cookie.replace(/=.*/, '=other')}` } })).status).toBeLessThan(
    500,
  );
});
