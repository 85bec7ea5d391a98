import { connect } from '@lyceum/db/client.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { startStack, type TestStack } from '@lyceum/testkit/stack.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, at, callerOf } from '../../stack.ts';

const wrong = 'planted-wrong-0123456789abcdefghijklmnopqrstuvwxyz';
let stack: TestStack;
let call: ReturnType<typeof callerOf>;
let token: string;
const answers: Answer[] = [];
beforeAll(async () => {
  stack = await startStack({ canvas: true, demo: true, env: { LOG_LEVEL: 'debug' } });
  const plain = callerOf(stack.url);
  call = async (...asked) => {
    const answer = await plain(...asked);
    answers.push(answer);
    return answer;
  };
  token = at(await call('POST /auth/login', { body: { email: 'olena@lyceum.test', password: 'lyceum-demo' } }), 'access_token');
});
afterAll(() => stack?.close());

const get = (path: string) => call(`GET ${path}`, { token });
const synced = (id: string) =>
  expect
    .poll(async () => (await get('/api/v1/canvas/connections')).body, { timeout: 30_000 })
    .toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id, is_syncing: false, last_synced_at: expect.any(String) })]),
    });

/** Every row of every table, as JSON. */
const databaseDump = async (): Promise<string> => {
  const db = connect({ url: stack.databaseUrl, name: 'test', max: 1, log: silentLog });
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables)
    parts.push(name, JSON.stringify((await db.pool.query(`select to_jsonb(t)::text as row from ${name} t`)).rows));
  await db.close();
  return parts.join('\n');
};

/** Everything in Redis: queues, caches, limits. */
const redisDump = async (): Promise<string> => {
  const redis = new Redis(stack.redisUrl);
  const parts: string[] = [];
  for (const key of await redis.keys('*')) {
    const type = await redis.type(key);
    const read: Readonly<Record<string, () => Promise<unknown>>> = {
      string: () => redis.get(key),
      hash: () => redis.hgetall(key),
      list: () => redis.lrange(key, 0, -1),
      set: () => redis.smembers(key),
      zset: () => redis.zrange(key, '0', '-1'),
      stream: () => redis.xrange(key, '-', '+'),
    };
    parts.push(key, JSON.stringify(await read[type]?.()));
  }
  await redis.quit();
  return parts.join('\n');
};

describe('the demo', () => {
  it('has Olena connected, and reads her Canvas by itself', async () => {
    const connection = await get('/api/v1/canvas/connections');
    expect(connection.body).toMatchObject({ items: [{ canvas_name: 'Lyceum 12', canvas_url: stack.canvas.url, state: 'ok' }] });
    await synced(at(connection, 'items.0.id'));
    const { body } = await get('/api/v1/canvas/data');
    const { courses, assignments, grades } = body as { courses: { name: string }[]; assignments: { status: string }[]; grades: object[] };
    const names = ['Алгебра 9', 'Фізика 9', 'Українська література', 'English 9', 'Хімія 9', 'Історія України'];
    expect(new Set(courses.map(({ name }) => name))).toEqual(new Set(names));
    expect(assignments.length).toBeGreaterThan(70);
    expect(grades.length).toBeGreaterThan(25);
    expect((await get('/api/v1/dashboard/stats')).body).toMatchObject({
      courses: 6,
      average: expect.any(Number),
      fresh_at: expect.any(String),
    });
  });
});

describe('a planted token', () => {
  it('is neither in answers, logs, rows nor queues, whatever is done with it', async () => {
    const { url, token: planted } = stack.canvas;
    const body = { email: 'planted@lyceum.test', password: 'correct horse battery' };
    token = at(await call('POST /auth/register', { body }), 'access_token');
    const setup = (api_token: string) =>
      call('POST /api/v1/canvas/setup', {
        ...{ token, body: { canvas_url: url, canvas_name: 'School', api_token } },
        headers: { 'idempotency-key': `setup-${api_token.length}` },
      });
    expect((await setup(wrong)).status).toBe(422);
    const made = await setup(planted);
    expect(made.status).toBe(201);
    const id = at(made, 'id');
    await synced(id);
    const path = `/api/v1/canvas/connections/${id}`;
    const { status } = await call(`PUT ${path}/token`, { token, body: { api_token: planted } });
    expect(status).toBe(200);
    await call(`PUT ${path}/token`, { token, body: { api_token: wrong } });
    await call(`POST ${path}/validate`, { token });
    const feed = `${url}/feeds/calendars/user_${planted}.ics`;
    expect((await call('POST /api/v1/canvas/calendar', { token, body: { feed_url: feed, canvas_name: 'Feed' } })).status).toBe(201);
    const begun = await call(`GET /api/v1/canvas/oauth/start?canvas_url=${url}`, { token });
    const { headers } = await fetch(at(begun, 'url'), { redirect: 'manual' });
    const back = new URL(headers.get('location') ?? '');
    expect((await call(`GET ${back.pathname}${back.search}`, { token })).headers.get('location')).toMatch(/^\/canvas/);
    await synced(id);

    const places = {
      answers: JSON.stringify(answers.map(({ body: told, headers: sent }) => [told, [...sent]])),
      logs: stack.api.log() + stack.worker.log() + stack.realtime.map((node) => node.log()).join(''),
      database: await databaseDump(),
      redis: await redisDump(),
    };
    const code = back.searchParams.get('code') ?? wrong;
    for (const [place, text] of Object.entries(places))
      for (const secret of [planted, wrong, code]) expect([place, secret, text.includes(secret)]).toEqual([place, secret, false]);
    // What was looked through is what is there.
    expect(places.logs).toContain('/api/v1/canvas/setup');
    expect(places.database).toContain(id);
    expect(places.redis).toContain('canvas.sync');
  });
});
