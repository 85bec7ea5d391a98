import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, password, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => stack[Symbol.asyncDispose]());

const newAddress = () => `${randomUUID()}@lyceum.test`;
const tokens = {
  access_token: expect.stringMatching(/^eyJ/),
  refresh_token: expect.stringMatching(/^lyr_/),
  token_type: 'bearer',
  expires_in: 900,
};
const profile = {
  role: 'user',
  timezone: 'UTC',
  locale: 'en',
  avatar_url: null,
  subscription_tier: 'free',
  xp: 0,
  level: 1,
  streak: { current: 0, longest: 0, freezes: 2 },
};

describe('register and login', () => {
  test('work as in the example: register, then login, with an address and a password alone', async () => {
    const body = '{"email":"user@example.com","password":"secretpass"}';
    const registered = await stack.call('POST /auth/register', { body });
    expect(registered.status).toBe(201);
    expect(registered.body).toMatchObject({ ...tokens, user: { ...profile, email: 'user@example.com', name: 'User' } });
    const login = await stack.call('POST /auth/login', { body });
    expect(login.status).toBe(200);
    expect(login.body).toMatchObject(tokens);
    expect((await stack.call('GET /auth/me', { token: at(login, 'access_token') })).body).toMatchObject({ email: 'user@example.com' });
  });

  test.each(['/auth', '/api/auth'])('both spellings answer, with and without a trailing slash: %s', async (prefix) => {
    const email = newAddress();
    const body = { email, password, name: 'Софія Мельник', timezone: 'Europe/Kyiv', locale: 'uk' };
    expect((await stack.call(`POST ${prefix}/register/`, { body })).status).toBe(201);
    for (const path of ['login', 'login/', 'token', 'token/']) {
      expect((await stack.call(`POST ${prefix}/${path}`, { body: { email, password } })).status).toBe(200);
      const form = new URLSearchParams({ username: email, password, grant_type: 'password' });
      const answer = await stack.call(`POST ${prefix}/${path}`, { body: form });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ ...tokens, user: { name: 'Софія Мельник', timezone: 'Europe/Kyiv', locale: 'uk' } });
    }
  });

  test('an address is one person whatever its case', async () => {
    const { email } = await stack.person();
    const again = await stack.call('POST /auth/register', { body: { email: email.toUpperCase(), password } });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'email_taken', status: 409, title: 'Conflict', type: 'about:blank' });
    expect((await stack.call('POST /auth/login', { body: { email: email.toUpperCase(), password } })).status).toBe(200);
  });

  test('30 registrations of one address at once make one person', async () => {
    const body = { email: newAddress(), password };
    const answers = await Promise.all(Array.from({ length: 30 }, () => stack.call('POST /auth/register', { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(29).fill(409)]);
  });

  test('an unknown address and a wrong password get the same answer', async () => {
    const { email } = await stack.person();
    const wrong = await stack.call('POST /auth/login', { body: { email, password: 'wrong' } });
    const unknown = await stack.call('POST /auth/login', { body: { email: newAddress(), password: 'wrong' } });
    expect(wrong.status).toBe(401);
    const { request_id: _, ...said } = wrong.body as Record<string, unknown>;
    expect(unknown.status).toBe(401);
    expect(unknown.body).toMatchObject(said);
    expect(said).toMatchObject({ code: 'bad_credentials' });
  });

  test('a person who was named by somebody else has no password, and nobody takes their address by registering', async () => {
    const tutor = await stack.person('tutor');
    const email = newAddress();
    const created = await stack.call('POST /api/v1/classroom/sessions/', {
      token: tutor.token,
      body: { title: 'x', participants: [{ email }] },
    });
    expect(created.status).toBe(201);
    expect((await stack.call('POST /auth/register', { body: { email, password } })).status).toBe(409);
    expect((await stack.call('POST /auth/login', { body: { email, password: '' } })).status).toBe(422);
    expect((await stack.call('POST /auth/login', { body: { email, password } })).status).toBe(401);
  });

  test('what is refused is named in the spelling of the caller', async () => {
    const answer = await stack.call('POST /auth/register', {
      body: { email: 'x', password: 'short', timezone: 'Mars/Olympus', locale: 'xx' },
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const { issues } = answer.body as { issues: { path: string }[] };
    expect(issues.map(({ path }) => path).sort()).toEqual(['email', 'locale', 'password', 'timezone']);
    const refresh = await stack.call('POST /auth/refresh', { body: { refreshToken: 'x' } });
    expect(refresh.body).toMatchObject({ status: 422, issues: [{ path: 'refresh_token' }] });
    expect((await stack.call('POST /auth/login', { body: { password } })).body).toMatchObject({ issues: [{ path: 'email' }] });
  });

  test('a role is not taken from the caller', async () => {
    const answer = await stack.call('POST /auth/register', {
      body: { email: newAddress(), password, role: 'admin', password_hash: 'x', id: randomUUID() },
    });
    expect(answer.body).toMatchObject({ user: { role: 'user' } });
  });

  test('a greeting is asked for in the same transaction', async () => {
    const { id } = await stack.person();
    const { rows } = await stack.db.pool.query(`select key from outbox where name = 'notice.welcome' and payload ->> 'personId' = $1`, [
      id,
    ]);
    expect(rows).toEqual([{ key: `welcome-${id}` }]);
  });
});

describe('me', () => {
  test.each(['/auth/me', '/api/auth/me', '/api/users/me', '/api/users/me/'])('GET %s tells who asks', async (path) => {
    const { token, id, email } = await stack.person();
    expect((await stack.call(`GET ${path}`, { token })).body).toMatchObject({ ...profile, id, email });
    const guest = await stack.call(`GET ${path}`);
    expect(guest.status).toBe(401);
    expect(guest.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('PATCH changes what is given and nothing else', async () => {
    const { token, email } = await stack.person();
    const change = { name: 'Оксана Коваль', avatar_url: 'https://cdn.test/a.png', timezone: 'Europe/Kyiv', locale: 'uk' };
    const changed = await stack.call('PATCH /api/users/me', { token, body: { ...change, role: 'admin', email: 'x@y.z', xp: 99 } });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ ...profile, ...change, email });
    expect((await stack.call('PATCH /api/users/me', { token, body: { avatar_url: null } })).body).toMatchObject({
      name: change.name,
      avatar_url: null,
    });
    expect((await stack.call('PATCH /api/users/me', { token, body: {} })).status).toBe(200);
    const refused = await stack.call('PATCH /api/users/me', { token, body: { avatar_url: 'javascript:alert(1)' } });
    expect(refused.body).toMatchObject({ status: 422, issues: [{ path: 'avatar_url' }] });
  });

  test('a role that changes holds at once, in both directions', async () => {
    const { token, id } = await stack.person();
    const create = () => stack.call('POST /api/v1/classroom/sessions', { token, body: { title: 'x' } });
    expect((await create()).status).toBe(403);
    await stack.db.pool.query(`update person set role = 'tutor' where id = $1`, [id]);
    expect((await create()).status).toBe(201);
    await stack.db.pool.query(`update person set role = 'user' where id = $1`, [id]);
    expect((await create()).status).toBe(403);
  });
});

describe('service keys', () => {
  const keyed = (key: string) => ({ headers: { 'x-api-key': key } });

  test('are made and revoked by admins, shown once, and stored as a hash', async () => {
    const admin = await stack.person('admin');
    const made = await stack.call('POST /trpc/account.createKey', { token: admin.token, body: { name: 'Janus', scopes: ['sessions'] } });
    const key = at(made, 'result.data.key');
    expect(key).toMatch(/^lyk_/);
    const dump = await stack.db.pool.query('select * from service_key');
    expect(JSON.stringify(dump.rows)).not.toContain(key);

    expect((await stack.call('GET /api/v1/classroom/sessions', keyed(key))).status).toBe(200);
    expect(
      (await stack.call('POST /api/space', { ...keyed(key), body: { lesson_id: 'x', students: [{ name: 'S', email: newAddress() }] } }))
        .status,
    ).toBe(403);
    expect((await stack.call('GET /auth/me', keyed(key))).status).toBe(403);
    expect((await stack.call('GET /auth/me', keyed('lyk_wrong'))).status).toBe(401);

    const list = await stack.call('GET /trpc/account.keys', { token: admin.token });
    expect(JSON.stringify(list.body)).toContain(key.slice(0, 10));
    expect(JSON.stringify(list.body)).not.toContain(key);
    const id = at(made, 'result.data.serviceKey.id');
    expect((await stack.call('POST /trpc/account.revokeKey', { token: admin.token, body: { id } })).status).toBe(200);
    expect((await stack.call('GET /api/v1/classroom/sessions', keyed(key))).status).toBe(401);
    const unknown = await stack.call('POST /trpc/account.revokeKey', { token: admin.token, body: { id: randomUUID() } });
    expect(unknown.status).toBe(404);
  });

  test.each(['user', 'member', 'tutor'] as const)('are nothing to a %s', async (role) => {
    const { token } = await stack.person(role);
    expect((await stack.call('POST /trpc/account.createKey', { token, body: { name: 'x', scopes: ['spaces'] } })).status).toBe(403);
    expect((await stack.call('GET /trpc/account.keys', { token })).status).toBe(403);
    expect((await stack.call('POST /trpc/account.revokeKey', { token, body: { id: randomUUID() } })).status).toBe(403);
  });
});
