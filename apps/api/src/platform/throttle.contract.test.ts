import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, password, type Stack, startStack } from '../stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ LYCEUM_RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' });
});
afterAll(async () => stack[Symbol.asyncDispose]());

// Documentation addresses (RFC 3849), a new one for each test: limits are counted in the Redis that all tests share.
const newAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
const login = (email: string, address: string, word = 'wrong') =>
  stack.call('POST /auth/login', { body: { email, password: word }, headers: { 'x-forwarded-for': address } });
const register = (address: string, email = `${randomUUID()}@lyceum.test`) =>
  stack.call('POST /auth/register', { body: { email, password }, headers: { 'x-forwarded-for': address } });

test('guessing is stopped after ten tries, for this address and this person alone', async () => {
  const [here, elsewhere] = [newAddress(), newAddress()];
  const email = `${randomUUID()}@lyceum.test`;
  await register(newAddress(), email);
  for (let n = 0; n < 10; n++) expect((await login(email, here)).status).toBe(401);
  const stopped = await login(email, here, password);
  expect([stopped.status, at(stopped, 'code')]).toEqual([429, 'too_many_requests']);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(600);
  expect((await login(email, elsewhere, password)).status).toBe(200);
  expect((await login(`${randomUUID()}@lyceum.test`, here)).status).toBe(401);
});

test('an unknown address is limited as a known one', async () => {
  const [address, email] = [newAddress(), `${randomUUID()}@lyceum.test`];
  for (let n = 0; n < 10; n++) expect((await login(email, address)).status).toBe(401);
  expect((await login(email, address)).status).toBe(429);
});

test('signing in rightly is not limited', async () => {
  const [address, email] = [newAddress(), `${randomUUID()}@lyceum.test`];
  await register(newAddress(), email);
  for (let n = 0; n < 12; n++) expect((await login(email, address, password)).status).toBe(200);
});

test('20 people register from one address in an hour', async () => {
  const address = newAddress();
  for (let n = 0; n < 20; n++) expect((await register(address)).status).toBe(201);
  expect((await register(address)).status).toBe(429);
  const overTrpc = await stack.call('POST /trpc/account.signUp', {
    body: { email: 'a@b.co', password },
    headers: { 'x-forwarded-for': address },
  });
  expect([overTrpc.status, overTrpc.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  expect(overTrpc.body).toMatchObject({ error: { data: { problem: { code: 'too_many_requests', retryAfterMs: expect.any(Number) } } } });
});

test('with one trusted proxy the address is what that proxy saw, whatever the caller claims', async () => {
  const [email, real] = [`${randomUUID()}@lyceum.test`, newAddress()];
  for (let n = 0; n < 10; n++) await login(email, `10.0.0.${n}, ${real}`);
  expect((await login(email, `1.2.3.4, ${real}`)).status).toBe(429);
});

test('600 calendars are read from one address in a quarter of an hour, with right codes and wrong ones', async () => {
  const [here, elsewhere] = [newAddress(), newAddress()];
  const token = at(await register(newAddress()), 'access_token');
  const path = new URL(at(await stack.call('POST /api/v1/agenda/feed', { token }), 'url')).pathname;
  const read = (line: string, address: string) => stack.call(`GET ${line}`, { headers: { 'x-forwarded-for': address } });
  for (let n = 0; n < 24; n++) {
    const answers = await Promise.all(Array.from({ length: 25 }, (_, m) => read(m === 0 ? path : '/api/v1/agenda/lya_wrong.ics', here)));
    expect(answers.map(({ status }) => status)).toEqual([200, ...Array(24).fill(404)]);
  }
  for (const line of [path, '/api/v1/agenda/lya_wrong.ics']) {
    const stopped = await read(line, here);
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  }
  expect((await read(path, elsewhere)).status).toBe(200);
});

test('20 tokens of Canvas are tried in a quarter of an hour, by each person', async () => {
  const person = async () => at(await register(newAddress()), 'access_token');
  const token = await person();
  const body = { canvas_url: 'https://10.0.0.1', canvas_name: 'School', api_token: 'x' };
  const setup = (by: string) => stack.call('POST /api/v1/canvas/setup', { token: by, body });
  for (let n = 0; n < 20; n++) expect((await setup(token)).status).toBe(422);
  expect((await setup(token)).status).toBe(429);
  expect((await setup(await person())).status).toBe(422);
});
