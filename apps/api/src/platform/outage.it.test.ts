import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { signMessage } from '@lyceum/platform/video/signature.ts';
import { testServices } from '@lyceum/testkit/env.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { expect, test } from 'vitest';
import { at, password, startStack } from '../stack.ts';

/** A cable to a service, which can be pulled out and plugged in again. */
const cableTo = async (target: URL) => {
  const open = new Set<Socket>();
  let isPlugged = true;
  const server = createServer((near) => {
    if (!isPlugged) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(socket);
          other.destroy();
        });
      socket.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url,
    pull: () => {
      isPlugged = false;
      for (const socket of open) socket.destroy();
    },
    /** Nothing comes through any more, and nobody is told. */
    freeze: () => {
      for (const socket of open) socket.pause().unpipe();
    },
    plug: () => {
      isPlugged = true;
    },
    [Symbol.dispose]: () => void server.close(),
  };
};

test('without Postgres every answer is 503 within 3 s, and all is well again by itself', async () => {
  using cable = await cableTo(new URL(testServices().TEST_DATABASE_URL));
  const throughCable = (url: string): string => Object.assign(new URL(url), { host: cable.url.host }).href;
  await using stack = await startStack({ MUX_WEBHOOK_SECRET: 'hush' }, throughCable);
  const { token, email } = await stack.person('tutor');
  // Mux sends again what was answered with 5xx: nothing is lost while there is nowhere to keep it.
  const message = JSON.stringify({ id: 'outage', type: 'video.upload.created', data: { id: 'none-of-ours' } });
  const signature = { 'mux-signature': signMessage('hush', Buffer.from(message), Date.now()) };
  const calls = () =>
    Promise.all([
      stack.call('GET /auth/me', { token }),
      stack.call('GET /trpc/account.me', { token }),
      stack.call('POST /auth/login', { body: { email, password } }),
      stack.call('POST /api/v1/channels/hq/messages', { token, body: { text: 'x', client_id: 'x' } }),
      stack.call('POST /api/v1/classroom/sessions', { token, body: { title: 'x' }, headers: { 'idempotency-key': 'outage' } }),
      stack.call('POST /api/mux/webhook', { body: message, headers: signature }),
    ]);
  cable.pull();
  const began = Date.now();
  for (const answer of await calls()) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(JSON.stringify(answer.body)).toContain('unavailable');
    expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|postgres|sql/i);
  }
  expect(Date.now() - began).toBeLessThan(3000);
  expect((await stack.call('GET /readyz')).status).toBe(503);
  expect((await stack.call('GET /livez')).status).toBe(200);
  expect((await stack.call('GET /healthz')).body).toMatchObject({
    status: 'unavailable',
    checks: { postgres: { status: 'down' }, redis: { status: 'up' } },
  });
  cable.plug();
  await eventually(async () => expect((await stack.call('GET /readyz')).status).toBe(200));
  expect((await calls()).map(({ status }) => status)).toEqual([200, 200, 200, 404, 201, 200]);
});

test('without Redis people register, sign in, talk and teach all the same', async () => {
  using cable = await cableTo(new URL(testServices().TEST_REDIS_URL));
  await using stack = await startStack({ REDIS_URL: cable.url.href, LYCEUM_RATE_LIMITS: 'on' });
  const before = await stack.person('tutor');
  cable.pull();
  const during = await stack.person('tutor');
  expect((await stack.call('POST /auth/login', { body: { email: before.email, password } })).status).toBe(200);
  const lesson = await stack.call('POST /api/v1/classroom/sessions', {
    token: during.token,
    body: { title: 'x', participants: [{ email: before.email }] },
  });
  expect(lesson.status).toBe(201);
  const path = `/api/v1/classroom/sessions/${at(lesson, 'id')}`;
  const media = { video_enabled: true, audio_enabled: true, screen_sharing: false };
  expect((await stack.call(`POST ${path}/media-state`, { token: before.token, body: media })).status).toBe(200);
  expect((await stack.call(`GET ${path}/media-state`, { token: during.token })).body).toMatchObject({ items: [media] });
  await stack.call('POST /api/v1/channels', { token: during.token, body: { name: 'hq' } });
  expect((await stack.call('POST /api/v1/channels/hq/messages', { token: during.token, body: { text: 'x', client_id: 'x' } })).status).toBe(
    201,
  );
  expect((await stack.call('POST /auth/logout', { token: during.token })).status).toBe(204);
  expect((await stack.call('GET /readyz')).status).toBe(200);
  expect((await stack.call('GET /healthz')).body).toMatchObject({ status: 'ok', checks: { redis: { status: 'down' } } });
  expect((await stack.db.pool.query(`select 1 from outbox where dispatched_at is null`)).rowCount).toBeGreaterThan(0);
});

test('login is limited more strictly while Redis is away, and never not at all', async () => {
  using cable = await cableTo(new URL(testServices().TEST_REDIS_URL));
  await using stack = await startStack({ REDIS_URL: cable.url.href, LYCEUM_RATE_LIMITS: 'on' });
  const { email } = await stack.person();
  cable.pull();
  const statuses: number[] = [];
  for (let n = 0; n < 7; n++) statuses.push((await stack.call('POST /auth/login', { body: { email, password: 'wrong' } })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

test('a Redis that hangs holds nobody up for long', async () => {
  using cable = await cableTo(new URL(testServices().TEST_REDIS_URL));
  await using stack = await startStack({ REDIS_URL: cable.url.href, LYCEUM_RATE_LIMITS: 'on' });
  const { email } = await stack.person();
  cable.freeze();
  const began = Date.now();
  expect((await stack.call('POST /auth/login', { body: { email, password } })).status).toBe(200);
  expect(Date.now() - began).toBeLessThan(3000);
});

test('a stopping api finishes what runs, at once, and lets go of everything', async () => {
  const stack = await startStack();
  const register = (n: number) => stack.call('POST /auth/register', { body: { email: `drain-${n}@lyceum.test`, password } });
  const running = Array.from({ length: 12 }, (_, n) => register(n));
  await Promise.race(running);
  const began = Date.now();
  const closing = stack[Symbol.asyncDispose]();
  const statuses = (await Promise.all(running)).map(({ status }) => status);
  await closing;
  expect(statuses).toEqual(Array(12).fill(201));
  expect(Date.now() - began).toBeLessThan(5000);
  await expect(stack.call('GET /livez')).rejects.toThrow();
});
