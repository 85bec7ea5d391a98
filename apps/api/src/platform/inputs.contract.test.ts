import { connect as connectSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, password, type Somebody, type Stack, startStack } from '../stack.ts';

let stack: Stack;
let tutor: Somebody;
let session: string;
beforeAll(async () => {
  stack = await startStack();
  tutor = await stack.person('tutor');
  session = at(await stack.call('POST /api/v1/classroom/sessions', { token: tutor.token, body: { title: 'x' } }), 'id');
});
afterAll(async () => stack[Symbol.asyncDispose]());

const event = (data: string) =>
  stack.call(`POST /api/v1/classroom/sessions/${session}/event/`, { token: tutor.token, body: `{"event_type":"error","data":${data}}` });

describe('bodies', () => {
  test.each([
    ['not JSON', '{bad', 400],
    ['half of it', '{"email":"a@b.c"', 400],
    ['NaN', '{"email":NaN}', 400],
    ['a key that changes prototypes', '{"__proto__":{"role":"admin"},"email":"a@b.co","password":"12345678"}', 400],
    ['the same, hidden', '{"\\u005f_proto__":{"role":"admin"},"email":"a@b.co","password":"12345678"}', 400],
    ['100,000 brackets', '['.repeat(100_000), 400],
    ['deep nesting', `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`, 400],
    ['an array', '[]', 422],
    ['text', '"x"', 422],
    ['a number', '5', 422],
    ['null', 'null', 422],
    ['nothing', '', 422],
    ['NUL in text', '{"email":"a@b.co","password":"12345678","name":"a\\u0000b"}', 422],
    ['half a surrogate pair', '{"email":"a@b.co","password":"12345678","name":"a\\ud800b"}', 422],
    ['a direction override', '{"email":"a@b.co","password":"12345678","name":"a\\u202eb"}', 422],
    ['a mail header', '{"email":"a@b.co\\r\\nBcc: c@d.ef","password":"12345678"}', 422],
    ['an endless address', `{"email":"${'a'.repeat(300)}@b.co","password":"12345678"}`, 422],
    ['an endless password', `{"email":"a@b.co","password":"${'x'.repeat(200)}"}`, 422],
    ['the wrong types', '{"email":{"$ne":null},"password":["12345678"]}', 422],
  ])('%s', async (_name, body, status) => {
    const answer = await stack.call('POST /auth/register', { body });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  });

  test('1 MiB is the most', async () => {
    const answer = await stack.call('POST /auth/register', { body: `{"email":"${'a'.repeat(1_100_000)}"}` });
    expect([answer.status, at(answer, 'code')]).toEqual([413, 'too_large']);
    expect((await stack.call('POST /trpc/account.signIn', { body: `"${'a'.repeat(1_100_000)}"` })).status).toBe(413);
  });

  test.each([
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'x',
    'application/json;;;charset=',
    '',
  ])('content type %j', async (type) => {
    const answer = await stack.call('POST /auth/register', { body: '{"email":"a"}', headers: { 'content-type': type } });
    expect([415, 422]).toContain(answer.status);
  });

  test('a compressed body is not taken', async () => {
    const answer = await stack.call('POST /auth/login', { body: '{}', headers: { 'content-encoding': 'gzip' } });
    expect(answer.status).toBe(415);
  });

  test('a byte order mark does no harm', async () => {
    expect((await stack.call('POST /auth/login', { body: `\ufeff{"email":"a@b.co","password":"x"}` })).status).toBe(401);
  });

  test('an event holds 4 KiB of anything but NUL, however it is nested', async () => {
    expect((await event('{"__x":{"Deep":[1,{"k":null}]}}')).status).toBe(201);
    expect((await event(`{"a":"${'x'.repeat(4200)}"}`)).status).toBe(422);
    expect((await event('{"a":"\\u0000"}')).status).toBe(422);
    expect((await event('{"a\\u0000":1}')).status).toBe(422);
    expect((await event(`{"a":${'['.repeat(500)}${']'.repeat(500)}}`)).status).toBe(400);
    expect((await event('{"a":1e400}')).status).toBe(422);
    expect((await event('{"a":"\\ud800"}')).status).toBe(422);
    expect((await event(String.raw`{"a":"a text about \\u0000 and \\\\ud800", "b":"\ud83d\ude00"}`)).status).toBe(201);
    expect((await event('[]')).status).toBe(422);
  });
});

describe('addresses and queries', () => {
  const get = (path: string) => stack.call(`GET ${path}`, { token: tutor.token });

  test.each([
    '%zz',
    'api/v1/classroom/sessions/%00/',
    'api/v1/classroom/sessions/%c0%ae',
    'api/v1/channels/%00/messages',
    `api/v1/channels/${'x'.repeat(400)}/messages`,
    'api/v1/channels/..%2f..%2fetc/messages',
  ])('/%s', async (path) => {
    const { status } = await get(`/${path}`);
    expect([400, 404, 414, 422]).toContain(status);
  });

  test('an id is one whatever its case; of nothing it is 404, and what is none is 422', async () => {
    expect((await get('/api/v1/classroom/sessions/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await get(`/api/v1/classroom/sessions/${session.toUpperCase()}`)).status).toBe(200);
    expect((await stack.call(`POST /api/v1/classroom/sessions/${session.toUpperCase()}/jwt/`, { token: tutor.token })).status).toBe(200);
    expect((await get('/api/v1/classroom/sessions/nothing')).body).toMatchObject({ status: 422, issues: [{ path: 'id' }] });
    expect((await get(`/api/v1/classroom/sessions/{${session}}`)).status).toBe(422);
  });

  test.each([
    'limit=-1',
    'limit=0',
    'limit=1e9',
    'limit=201',
    'limit=',
    'limit=five',
    'limit=1&limit=2',
    'limit=1.5',
    'cursor=forged',
    'cursor=%00',
    `cursor=${Buffer.from('0_2026-99-99T00:00:00.000Z_x').toString('base64url')}`,
  ])('lists refuse ?%s and name it', async (query) => {
    const answer = await get(`/api/v1/classroom/sessions/?${query}`);
    expect([answer.status, at(answer, 'issues.0.path')]).toEqual([422, query.split('=')[0]]);
  });

  test('numbers and unknown names in a query do no harm', async () => {
    expect((await get('/api/v1/classroom/sessions/?limit=5&sort=id;drop&a[]=3&__proto__=x')).status).toBe(200);
    expect((await get(`/api/v1/classroom/sessions/${session}/messages/?before_seq=9007199254740993`)).status).toBe(422);
    expect((await get(`/api/v1/classroom/sessions/${session}/events/?event_type=error&cursor=999999999999999`)).status).toBe(200);
    expect((await get(`/api/v1/classroom/sessions/${session}/events/?cursor=-5`)).status).toBe(422);
  });

  test.each(['275760-09-13T00:00:00Z', '0000-00-00T00:00:00Z', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T24:00:01Z', '1e9', 'now'])(
    'the time %s is refused',
    async (startsAt) => {
      const answer = await stack.call('POST /api/v1/classroom/sessions', { token: tutor.token, body: { title: 'x', starts_at: startsAt } });
      expect([answer.status, at(answer, 'issues.0.path')]).toEqual([422, 'starts_at']);
    },
  );
});

describe('connections', () => {
  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(stack.url);
      const socket = connectSocket(Number(port), hostname);
      let answer = '';
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', () => resolve(answer));
      socket.end(text);
    });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', / 400 /],
    ['both lengths', 'POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', / 400 /],
    [
      'a chunk of 2^63',
      'POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8000000000000000\r\n',
      / 4\d\d |^$/,
    ],
    ['huge headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, / 431 /],
    [
      'a body that stops',
      'POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"a"',
      / 400 |^$/,
    ],
    ['TRACE', 'TRACE /auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', / 40[45] /],
  ])('%s', async (_name, text, expected) => {
    expect(await raw(text)).toMatch(expected);
    expect((await stack.call('GET /livez')).status).toBe(200);
  });

  test('forged proxy headers mean nothing, and doubled ones break nothing', async () => {
    const headers = {
      'x-forwarded-for': Array(1000).fill('127.0.0.1').join(),
      'x-forwarded-host': 'evil.test',
      'x-http-method-override': 'DELETE',
    };
    const answer = await stack.call('POST /auth/login', { body: { email: tutor.email, password }, headers });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('evil.test');
    const doubled = await raw(
      'GET /auth/me HTTP/1.1\r\nHost: x\r\nX-API-Key: a\r\nX-API-Key: b\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\nConnection: close\r\n\r\n',
    );
    expect(doubled).toMatch(/ 401 /);
  });
});
