import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, publicUrl, type Somebody, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => stack[Symbol.asyncDispose]());

const feed = '/api/v1/agenda/feed';
const state = async ({ token }: Somebody) => (await stack.call(`GET ${feed}`, { token })).body;
/** Opens somebody's address, and answers its path. */
const open = async ({ token }: Somebody): Promise<string> => {
  const opened = await stack.call(`POST ${feed}`, { token });
  expect(opened.status).toBe(201);
  return new URL(at(opened, 'url')).pathname;
};
const read = (path: string, headers: Record<string, string> = {}) => stack.call(`GET ${path}`, { headers });

describe('an address', () => {
  it('is told once, and is for calendar programs too', async () => {
    const who = await stack.person();
    expect(await state(who)).toEqual({ is_open: false, created_at: null });
    const opened = await stack.call(`POST ${feed}`, { token: who.token });
    const url = at(opened, 'url');
    expect(url.startsWith(`${publicUrl}/api/v1/agenda/`)).toBe(true);
    expect(opened.body).toEqual({ url, webcal_url: url.replace('http:', 'webcal:') });
    expect(await state(who)).toEqual({ is_open: true, created_at: expect.stringMatching(/^\d{4}-.*Z$/) });
  });

  it('has 130 random bits at least, of which the database holds a hash', async () => {
    const path = await open(await stack.person());
    const [, code = ''] = /\/lya_([\w-]+)\.ics$/.exec(path) ?? [];
    expect(code.length * 6).toBeGreaterThanOrEqual(130);
    const { rows } = await stack.db.pool.query('select f::text as row from agenda_feed f');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('opens a calendar without signing in, for programs that keep what they have', async () => {
    const path = await open(await stack.person());
    const answer = await read(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('private');
    expect(answer.body).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
    const head = await stack.call(`HEAD ${path}`);
    expect([head.status, head.body, head.headers.get('etag')]).toEqual([200, '', answer.headers.get('etag')]);
  });

  it('is dead once there is another one', async () => {
    const who = await stack.person();
    const [first, second] = [await open(who), await open(who)];
    expect(first).not.toBe(second);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
  });

  it('is one of a person however many are asked for at once', async () => {
    const who = await stack.person();
    const paths = await Promise.all(Array.from({ length: 5 }, () => open(who)));
    const statuses = await Promise.all(paths.map(async (path) => (await read(path)).status));
    expect(statuses.sort()).toEqual([200, 404, 404, 404, 404]);
  });

  it('is closed for good, however often', async () => {
    const who = await stack.person();
    const path = await open(who);
    for (const _ of [1, 2]) expect((await stack.call(`DELETE ${feed}`, { token: who.token })).status).toBe(204);
    expect(await state(who)).toEqual({ is_open: false, created_at: null });
    expect((await read(path)).status).toBe(404);
    await open(who);
    expect((await read(path)).status).toBe(404);
  });

  it('goes with its person', async () => {
    const who = await stack.person();
    const path = await open(who);
    await stack.db.pool.query('delete from person where id = $1', [who.id]);
    expect((await read(path)).status).toBe(404);
  });

  it('answers the same whether it was closed or never was', async () => {
    const who = await stack.person();
    const closed = await open(who);
    await stack.call(`DELETE ${feed}`, { token: who.token });
    const same = { 'x-request-id': randomUUID() };
    const known = await read(closed, same);
    expect([known.status, at(known, 'code'), known.headers.get('cache-control')]).toEqual([404, 'not_found', 'no-store']);
    const never = closed.replace(/.{6}\.ics$/, 'AAAAAA.ics');
    for (const path of [never, '/api/v1/agenda/x.ics', '/api/v1/agenda/%00.ics', `/api/v1/agenda/lya_${'%F0%9F%98%80'.repeat(40)}.ics`]) {
      const answer = await read(path, same);
      expect([path, answer.status, answer.body]).toEqual([path, 404, known.body]);
      expect([...answer.headers.keys()]).toEqual([...known.headers.keys()]);
    }
  });

  it('is read and nothing else', async () => {
    const path = await open(await stack.person());
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await stack.call(`${method} ${path}`);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, expect.stringContaining('GET')]);
    }
  });
});

describe('what is told of one’s own', () => {
  const calls = [`GET ${feed}`, `POST ${feed}`, `DELETE ${feed}`];

  it.each(calls)('%s is for whoever signed in, not for services', async (line) => {
    expect((await stack.call(line)).status).toBe(401);
    const admin = await stack.person('admin');
    const made = await stack.call('POST /trpc/account.createKey', { token: admin.token, body: { name: 'x', scopes: ['spaces'] } });
    expect((await stack.call(line, { headers: { 'x-api-key': at(made, 'result.data.key') } })).status).toBe(403);
  });

  it.each(['user', 'member', 'tutor', 'admin'] as const)('a %s has an address of their own', async (role) => {
    const [who, other] = [await stack.person(role), await stack.person(role)];
    const path = await open(who);
    expect(await state(other)).toEqual({ is_open: false, created_at: null });
    await stack.call(`DELETE ${feed}`, { token: other.token });
    expect((await read(path)).status).toBe(200);
  });

  it('stands in the trail, without the code', async () => {
    const [who, admin] = [await stack.person(), await stack.person('admin')];
    const path = await open(who);
    await stack.call(`DELETE ${feed}`, { token: who.token });
    await stack.call(`DELETE ${feed}`, { token: who.token });
    const { body } = await stack.call(`GET /admin/audit?subject=person:${who.id}`, { token: admin.token });
    expect((body as { items: { action: string }[] }).items.map(({ action }) => action)).toEqual([
      'agenda.feed_closed',
      'agenda.feed_opened',
    ]);
    expect(JSON.stringify(body)).not.toContain(path.slice(-20, -4));
  });
});
