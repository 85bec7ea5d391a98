import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CanvasSimulator, startCanvas } from '@lyceum/simulators/canvas/server.ts';
import { newStudent, type Student } from '@lyceum/simulators/canvas/student.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, publicUrl, type Somebody, type Stack, startStack } from '../../stack.ts';

const token = (name: string): string => `7890~${name}-0123456789abcdefghijklmnopqrstuvwxyz`;
const student = (name: string): Student =>
  newStudent(
    [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
    Date.now(),
  );

/** Something that answers and is no Canvas, or one in a bad mood. */
const odd: Readonly<Record<string, RequestListener>> = {
  html: (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
  signIn: (_, response) => response.writeHead(401, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
  redirect: (_, response) => response.writeHead(302, { location: '/login' }).end(),
  broken: (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": 1'),
  list: (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
  noId: (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":{"$gt":0},"name":null}'),
  down: (_, response) => response.writeHead(503).end(),
  slammed: (_, response) => response.socket?.destroy(),
  endless: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = (): void => void (response.destroyed || response.write('x'.repeat(65_536), more));
    more();
  },
  forbidden: (_, response) => response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"not allowed"}'),
  throttled: (_, response) => response.writeHead(403, { 'content-type': 'text/plain' }).end('403 Forbidden (Rate Limit Exceeded)'),
  // An old proxy in front that knows nothing of ids as text, and a name that cannot be stored.
  numbers: (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":77520000000029521,"name":"a\\u0000b","short_name":"Ада"}'),
};

let canvas: CanvasSimulator;
let stack: Stack;
let olena: Somebody;
const hosts: Record<string, string> = {};
const closing: (() => void)[] = [];

const open = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  const students = new Map<string, Student>();
  canvas = await startCanvas({
    port: 0,
    now: Date.now,
    studentOf: (text) => {
      const name = /^7890~(\w+)-/.exec(text)?.[1] ?? (text === 'oauth' ? 'oauth' : undefined);
      if (name === undefined) return null;
      if (!students.has(name)) students.set(name, student(name));
      return students.get(name) ?? null;
    },
    clientId: 'key-of-the-school',
    clientSecret: 'planted-client-secret',
  });
  for (const [name, listener] of Object.entries(odd)) hosts[name] = await open(listener);
  stack = await startStack({
    CANVAS_ALLOWED_HOSTS: [new URL(canvas.url).host, ...Object.values(hosts), 'localhost:1'].join(','),
    CANVAS_CLIENT_ID: 'key-of-the-school',
    CANVAS_CLIENT_SECRET: 'planted-client-secret',
  });
  olena = await stack.person();
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await canvas.close();
  for (const close of closing) close();
});

const setup = (who: Somebody, name: string, more: object = {}) =>
  stack.call('POST /api/v1/canvas/setup', {
    token: who.token,
    body: { canvas_url: canvas.url, canvas_name: 'My University', api_token: token(name), ...more },
  });
const connected = async (name: string = randomUUID().replaceAll('-', '')): Promise<{ who: Somebody; id: string; name: string }> => {
  const who = await stack.person();
  const answer = await setup(who, name);
  expect(answer.status).toBe(201);
  return { who, id: at(answer, 'id'), name };
};
const rows = async (query: string, values: unknown[] = []) => (await stack.db.pool.query(query, values)).rows;
const finishRun = (id: string) => rows(`update canvas_sync set state = 'complete', finished_at = now() where connection_id = $1`, [id]);

describe('setup', () => {
  it('works as the seed calls it: the token is tried, sealed, and the first sync is queued', async () => {
    const answer = await setup(olena, 'olena');
    expect(answer.status).toBe(201);
    const world = canvas.student(token('olena'))?.world;
    expect(answer.body).toMatchObject({
      ...{ kind: 'token', canvas_url: canvas.url, canvas_name: 'My University', state: 'ok', is_syncing: true, last_synced_at: null },
      ...{ canvas_user: { id: world?.userId, name: world?.userName }, token_hint: 'wxyz' },
    });
    const id = at(answer, 'id');
    expect(await rows('select payload from outbox where name = $1', ['canvas.sync'])).toEqual([
      { payload: { connectionId: id, syncId: expect.any(String) } },
    ]);
    expect(await rows('select action, detail from audit_entry where subject = $1', [`connection:${id}`])).toEqual([
      { action: 'canvas.connected', detail: JSON.stringify({ canvas_url: canvas.url, kind: 'token', state: 'ok' }) },
    ]);
    expect((await rows('select secret from canvas_connection where id = $1', [id]))[0].secret).toMatch(/^v1\.[0-9a-f]{8}\./);
  });

  it('is refused a second time, also when both come at once', async () => {
    const who = await stack.person();
    const answers = await Promise.all([1, 2, 3].map(() => setup(who, 'twice')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await setup(who, 'another')).status).toBe(201);
  });

  it('is for people who signed in', async () => {
    const body = { canvas_url: canvas.url, canvas_name: 'My University', api_token: token('nobody') };
    expect((await stack.call('POST /api/v1/canvas/setup', { body })).status).toBe(401);
  });

  it.each<[string, string, object]>([
    ['api_token', 'a token that Canvas does not know', { api_token: 'nobody' }],
    ['api_token', 'a token that no header can hold', { api_token: 'нічий' }],
    ['api_token', 'a token with a line break', { api_token: 'a\nb' }],
    ['api_token', 'no token', { api_token: '' }],
    ['api_token', 'a number for a token', { api_token: 7 }],
    ['canvas_url', 'an address that is none', { canvas_url: 'canvas' }],
    ['canvas_url', 'a path', { canvas_url: 'https://canvas.school.example/courses/1' }],
    ['canvas_url', 'a host that nobody vouches for', { canvas_url: 'http://localhost:2' }],
    ['canvas_url', 'a host where nothing is', { canvas_url: 'http://localhost:1' }],
    ['canvas_url', 'a name that is none', { canvas_url: 'https://nowhere.example' }],
    ['canvas_name', 'no name', { canvas_name: ' ' }],
    ['canvas_name', 'a name on two lines', { canvas_name: 'a\nb' }],
  ])('names %s for %s', async (path, _, body) => {
    const answer = await setup(olena, 'wrong', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ issues: [{ path }] });
  });

  it.each(['html', 'signIn', 'redirect', 'broken', 'list', 'noId', 'down', 'slammed', 'endless', 'throttled'])(
    'says that this is no Canvas that answers: %s',
    async (name) => {
      const answer = await setup(olena, 'wrong', { canvas_url: `http://${hosts[name]}` });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ issues: [{ path: 'canvas_url' }] });
    },
  );

  it('keeps an id exactly, also where it comes as a number, and no name that cannot be stored', async () => {
    const answer = await setup(olena, 'any', { canvas_url: `http://${hosts['numbers']}` });
    expect(answer.body).toMatchObject({ canvas_user: { id: '77520000000029521', name: 'Ада' } });
  });

  it('keeps a connection that may read nothing, as such, and once', async () => {
    const answer = await setup(olena, 'any', { canvas_url: `http://${hosts['forbidden']}` });
    expect([answer.status, at(answer, 'state'), at(answer, 'canvas_user')]).toEqual([201, 'forbidden', 'null']);
    expect((await setup(olena, 'any', { canvas_url: `http://${hosts['forbidden']}` })).status).toBe(409);
  });
});

describe('a calendar feed', () => {
  const feed = (who: Somebody, feedUrl: string) =>
    stack.call('POST /api/v1/canvas/calendar', { token: who.token, body: { feed_url: feedUrl, canvas_name: 'School' } });
  it('is connected by its address, which is shown to nobody', async () => {
    const who = await stack.person();
    const url = `${canvas.url}/feeds/calendars/user_${token('feed')}.ics`;
    const answer = await feed(who, url);
    expect(answer.body).toMatchObject({ kind: 'calendar', canvas_url: canvas.url, canvas_user: null, token_hint: null });
    expect(JSON.stringify(answer.body)).not.toContain('feeds');
    expect((await feed(who, url)).status).toBe(409);
    expect((await setup(who, 'feed')).status).toBe(201);
    const path = `/api/v1/canvas/connections/${at(answer, 'id')}`;
    expect((await stack.call(`POST ${path}/validate`, { token: who.token })).body).toMatchObject({ state: 'ok' });
    expect((await stack.call(`PUT ${path}/token`, { token: who.token, body: { api_token: token('feed') } })).status).toBe(409);
  });

  it.each([
    'nothing',
    'https://10.0.0.1/x.ics',
    'https://canvas.school.example',
    'https://u:p@canvas.school.example/x.ics',
    'file:///etc/passwd',
  ])('is refused: %s', async (url) => {
    expect((await feed(olena, url)).body).toMatchObject({ status: 422, issues: [{ path: 'feed_url' }] });
  });
  it('is refused where there is none', async () => {
    expect((await feed(olena, `${canvas.url}/feeds/calendars/user_nobody.ics`)).status).toBe(422);
  });
});

describe('a connection', () => {
  it('is its own person’s alone', async () => {
    const { who, id } = await connected();
    const path = `/api/v1/canvas/connections/${id}`;
    const calls = [`DELETE ${path}`, `POST ${path}/validate`, `POST ${path}/sync`, `DELETE /api/v1/sync/connections/${id}`];
    for (const call of calls) {
      expect((await stack.call(call, { token: olena.token })).status).toBe(404);
      expect((await stack.call(call)).status).toBe(401);
      expect((await stack.call(call.replace(id, 'x'), { token: who.token })).status).toBe(422);
    }
    const replace = (somebody: Somebody) => stack.call(`PUT ${path}/token`, { token: somebody.token, body: { api_token: token('x') } });
    expect((await replace(olena)).status).toBe(404);
    const list = await stack.call('GET /api/v1/canvas/connections', { token: who.token });
    expect(list.body).toMatchObject({ items: [{ id }], next_cursor: null });
  });

  it('is removed with everything of it', async () => {
    const { who, id } = await connected();
    expect((await stack.call(`DELETE /api/v1/canvas/connections/${id}/`, { token: who.token })).status).toBe(204);
    expect((await stack.call(`DELETE /api/v1/canvas/connections/${id}`, { token: who.token })).status).toBe(404);
    expect(await rows('select 1 from canvas_sync where connection_id = $1', [id])).toEqual([]);
  });

  it('takes another token of the same user alone, and is mended by it', async () => {
    const { who, id, name } = await connected();
    await rows(`update canvas_connection set state = 'reconnect' where id = $1`, [id]);
    const put = (text: string) => stack.call(`PUT /api/v1/canvas/connections/${id}/token`, { token: who.token, body: { api_token: text } });
    expect((await put(token('somebody'))).status).toBe(409);
    expect((await put('nobody')).body).toMatchObject({ status: 422, issues: [{ path: 'api_token' }] });
    const mended = await put(`${token(name)}-next`);
    expect(mended.body).toMatchObject({ state: 'ok', token_hint: 'next' });
  });

  it('is validated against Canvas as it is now', async () => {
    const { who, id, name } = await connected();
    const validate = async () => at(await stack.call(`POST /api/v1/canvas/connections/${id}/validate`, { token: who.token }), 'state');
    expect(await validate()).toBe('ok');
    const holder = canvas.student(token(name)) as Student;
    holder.isRevoked = true;
    expect(await validate()).toBe('reconnect');
    holder.isRevoked = false;
    await rows('update canvas_connection set canvas_url = $2 where id = $1', [id, 'http://localhost:1']);
    expect(await validate()).toBe('unreachable');
    await rows(`update canvas_connection set secret = (select secret from canvas_connection where id <> $1 limit 1) where id = $1`, [id]);
    expect(await validate()).toBe('reconnect');
  });
});

describe('a sync', () => {
  it('runs once at a time, however often it is asked for, is seen, and is cancelled', async () => {
    const { who, id } = await connected();
    const ask = () => stack.call(`POST /api/v1/canvas/connections/${id}/sync`, { token: who.token });
    expect((await ask()).status).toBe(409);
    await finishRun(id);
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
    const syncId = at(answers.find(({ status }) => status === 202) ?? { body: null }, 'sync_id');
    const status = () => stack.call('GET /api/v1/sync/status', { token: who.token });
    expect((await status()).body).toMatchObject({ items: [{ id: syncId, connection_id: id, trigger: 'manual', state: 'queued' }] });
    const cancel = () => stack.call(`DELETE /api/v1/sync/connections/${id}`, { token: who.token });
    expect((await cancel()).status).toBe(204);
    expect((await cancel()).status).toBe(404);
    // Whoever watches the feed hears of it, although no worker ever had it.
    const told = await rows(`select data from room_event where kind = 'sync.finished' and actor_id = $1`, [who.id]);
    expect(told.map(({ data }) => JSON.parse(data))).toMatchObject([{ sync_id: syncId, connection_id: id, state: 'cancelled' }]);
    expect((await status()).body).toMatchObject({ items: [] });
  });

  it('that a worker is at is asked to end', async () => {
    const { who, id } = await connected();
    await rows(`update canvas_sync set state = 'running', held_until = now() + interval '1 minute' where connection_id = $1`, [id]);
    expect((await stack.call(`DELETE /api/v1/sync/connections/${id}`, { token: who.token })).status).toBe(204);
    const [run] = await rows('select state, cancel_asked_at from canvas_sync where connection_id = $1', [id]);
    expect(run).toEqual({ state: 'running', cancel_asked_at: expect.any(Date) });
  });

  it('is in the log, page by page, the newest first', async () => {
    const { who, id } = await connected();
    for (let n = 0; n < 4; n++) {
      await finishRun(id);
      await stack.call(`POST /api/v1/canvas/connections/${id}/sync`, { token: who.token });
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await stack.call(`GET /api/v1/sync/logs?limit=2&connection_id=${id}${cursor && `&cursor=${cursor}`}`, {
        token: who.token,
      });
      const { items, next_cursor } = page.body as { items: { id: string; state: string }[]; next_cursor: string | null };
      seen.push(...items.map((item) => item.id));
      cursor = next_cursor ?? '';
    } while (cursor !== '');
    const all = await rows('select id from canvas_sync where connection_id = $1 order by created_at desc', [id]);
    expect(seen).toEqual(all.map((row) => row.id));
    expect((await stack.call('GET /api/v1/sync/logs?cursor=x', { token: who.token })).status).toBe(422);
    expect((await stack.call(`GET /api/v1/sync/logs?connection_id=${id}`, { token: olena.token })).body).toMatchObject({ items: [] });
  });
});

describe('OAuth2', () => {
  const begin = async (who: Somebody) => {
    const answer = await stack.call(`GET /api/v1/canvas/oauth/start?canvas_url=${canvas.url}&canvas_name=School`, { token: who.token });
    return at(answer, 'url');
  };
  const comeBack = async (who: Somebody | null, query: string) => {
    const more = who ? { token: who.token } : {};
    const { status, headers } = await stack.call(`GET /api/v1/canvas/oauth/callback?${query}`, more);
    expect(status).toBe(302);
    return headers.get('location');
  };
  const authorised = async (url: string) => {
    const { headers } = await fetch(url, { redirect: 'manual' });
    const back = new URL(headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(`${publicUrl}/api/v1/canvas/oauth/callback`);
    return back.searchParams.toString();
  };

  it('leads to Canvas and back, and the second time mends what is there', async () => {
    const who = await stack.person();
    expect(await comeBack(who, await authorised(await begin(who)))).toBe('/canvas');
    const list = () => stack.call('GET /api/v1/canvas/connections', { token: who.token });
    const world = canvas.student('oauth')?.world;
    expect((await list()).body).toMatchObject({
      items: [{ kind: 'oauth', canvas_name: 'School', state: 'ok', canvas_user: { id: world?.userId }, token_hint: null }],
    });
    await rows(`update canvas_connection set state = 'reconnect' where person_id = $1`, [who.id]);
    expect(await comeBack(who, await authorised(await begin(who)))).toBe('/canvas');
    expect((await list()).body).toMatchObject({ items: [{ state: 'ok' }] });
    const id = at(await list(), 'items.0.id');
    expect((await stack.call(`POST /api/v1/canvas/connections/${id}/validate`, { token: who.token })).body).toMatchObject({ state: 'ok' });
  });

  it('takes nobody back but who went', async () => {
    const query = await authorised(await begin(olena));
    expect(await comeBack(await stack.person(), query)).toBe('/canvas?error=stranger');
    expect(await comeBack(null, query)).toBe('/canvas?error=stranger');
    const state = new URLSearchParams(query).get('state') ?? '';
    expect(await comeBack(olena, `state=${state}&error=access_denied`)).toBe('/canvas?error=denied');
    expect(await comeBack(olena, `state=${state}&code=wrong`)).toBe('/canvas?error=refused');
    expect(await comeBack(olena, `state=${state.slice(1)}&code=x`)).toBe('/canvas?error=stale');
    expect(await comeBack(olena, 'state=a&state=b&code=x')).toBe('/canvas?error=stale');
    expect(await comeBack(olena, '')).toBe('/canvas?error=stale');
  });

  it('is guarded like the rest, and is not there without a developer key', async () => {
    const start = (url: string, who = olena) => stack.call(`GET /api/v1/canvas/oauth/start?canvas_url=${url}`, { token: who.token });
    expect((await start('http://169.254.169.254')).body).toMatchObject({ status: 422, issues: [{ path: 'canvas_url' }] });
    expect((await stack.call('GET /api/v1/canvas/oauth/start?canvas_url=x')).status).toBe(401);
    await using plain = await startStack();
    const somebody = await plain.person();
    const answer = await plain.call('GET /api/v1/canvas/oauth/start?canvas_url=https://canvas.school.example', { token: somebody.token });
    expect(answer.status).toBe(404);
  });
});
