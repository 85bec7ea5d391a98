import { randomUUID } from 'node:crypto';
import { redisBus } from '@lyceum/platform/bus.redis.ts';
import { controlChannel } from '@lyceum/shared/room/wire.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { redisUrl } from '@lyceum/testkit/redis.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenHash } from '../../platform/secrets.ts';
import { at, password, publicUrl, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
const bus = redisBus({ url: redisUrl(), log: silentLog });
const signedOut: string[] = [];
beforeAll(async () => {
  stack = await startStack();
  await bus.subscribe(controlChannel, (message) => signedOut.push(message));
});
afterAll(async () => {
  await bus.close();
  await stack[Symbol.asyncDispose]();
});

const heardOf = (userId: string) =>
  eventually(() =>
    expect(signedOut.map((text) => JSON.parse(text))).toContainEqual({ type: 'signed_out', user_id: userId, sid: expect.any(String) }),
  );
const refresh = (token: string, path = '/auth/refresh') => stack.call(`POST ${path}`, { body: { refresh_token: token } });
const me = async (token: string) => (await stack.call('GET /auth/me', { token })).status;
const age = (token: string, seconds: number) =>
  stack.db.pool.query(`update refresh_token set used_at = used_at - $2 * interval '1 s' where hash = $1`, [tokenHash(token), seconds]);

describe('refresh', () => {
  test.each(['/auth/refresh', '/api/auth/refresh/'])('POST %s answers a new pair', async (path) => {
    const { refreshToken, id } = await stack.person();
    const answer = await refresh(refreshToken, path);
    expect(answer.status).toBe(200);
    expect(at(answer, 'user.id')).toBe(id);
    expect(at(answer, 'refresh_token')).not.toBe(refreshToken);
    expect(await me(at(answer, 'access_token'))).toBe(200);
  });

  test('50 at once get one successor and sign nobody out', async () => {
    const { refreshToken, token } = await stack.person();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const successors = new Set(answers.map((answer) => at(answer, 'refresh_token')));
    expect(successors.size).toBe(1);
    expect(await me(token)).toBe(200);
    expect((await refresh([...successors][0] as string)).status).toBe(200);
  });

  test('a lost answer may be asked for again within 10 s', async () => {
    const { refreshToken } = await stack.person();
    const first = await refresh(refreshToken);
    await age(refreshToken, 9);
    expect(at(await refresh(refreshToken), 'refresh_token')).toBe(at(first, 'refresh_token'));
  });

  test('reuse after 10 s ends the family: its newest token, its access tokens and its sockets', async () => {
    const { refreshToken, id } = await stack.person();
    const second = await refresh(refreshToken);
    await age(refreshToken, 11);
    const reused = await refresh(refreshToken);
    expect(reused.status).toBe(401);
    expect(reused.body).toMatchObject({ code: 'token_reused' });
    expect(await me(at(second, 'access_token'))).toBe(401);
    expect((await refresh(at(second, 'refresh_token'))).status).toBe(401);
    await heardOf(id);
  });

  test('an unknown, a revoked and an overdue one are refused alike', async () => {
    const gone = await stack.person();
    await stack.call('POST /auth/logout', { token: gone.token });
    const old = await stack.person();
    await stack.db.pool.query(`update sign_in set expires_at = now() where person_id = $1`, [old.id]);
    for (const token of ['lyr_nothing', gone.refreshToken, old.refreshToken])
      expect((await refresh(token)).body).toMatchObject({
        status: 401,
        code: 'unauthenticated',
        detail: 'This refresh token is not valid.',
      });
    expect(await me(old.token)).toBe(401);
  });

  test('no table holds a token or a password', async () => {
    const { refreshToken, id } = await stack.person();
    await refresh(refreshToken);
    const { rows } = await stack.db.pool.query(
      `select (select json_agg(r) from refresh_token r) r, (select json_agg(p) from person p where id = $1) p`,
      [id],
    );
    const text = JSON.stringify(rows);
    expect(text).not.toContain(refreshToken);
    expect(text).not.toContain(password);
    expect(text).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('logout', () => {
  test.each(['/auth/logout', '/api/auth/logout/'])('POST %s ends session, tokens and sockets', async (path) => {
    const { token, refreshToken, id } = await stack.person();
    const answer = await stack.call(`POST ${path}`, { token });
    expect(answer.status).toBe(204);
    expect(answer.body).toBe('');
    expect(await me(token)).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await stack.call(`POST ${path}`, { token })).status).toBe(401);
    await heardOf(id);
  });
});

describe('passwords', () => {
  const change = (token: string, body: object) => stack.call('POST /auth/password', { token, body });

  test('another one ends every other sign-in and keeps this one', async () => {
    const { token, email, id } = await stack.person();
    const other = await stack.call('POST /auth/login', { body: { email, password } });
    expect((await change(token, { current_password: 'wrong', new_password: 'new password' })).body).toMatchObject({
      status: 401,
      code: 'bad_credentials',
    });
    expect((await change(token, { current_password: password, new_password: 'short' })).body).toMatchObject({
      status: 422,
      issues: [{ path: 'new_password' }],
    });
    expect((await change(token, { current_password: password, new_password: 'new password' })).status).toBe(204);
    expect(await me(token)).toBe(200);
    expect(await me(at(other, 'access_token'))).toBe(401);
    await heardOf(id);
    expect((await stack.call('POST /auth/login', { body: { email, password } })).status).toBe(401);
    expect((await stack.call('POST /auth/login', { body: { email, password: 'new password' } })).status).toBe(200);
  });

  test('the same characters, composed in another way, are the same password', async () => {
    const email = `${randomUUID()}@lyceum.test`;
    await stack.call('POST /auth/register', { body: { email, password: 'Åse Ødegård'.normalize('NFD') } });
    expect((await stack.call('POST /auth/login', { body: { email, password: 'Åse Ødegård'.normalize('NFC') } })).status).toBe(200);
  });

  test('a forgotten one: 202 for every address, and mail for those that are known', async () => {
    const { email, id } = await stack.person();
    const asked = await stack.call('POST /auth/password/forgot', { body: { email } });
    const unknown = await stack.call('POST /api/auth/password/forgot/', { body: { email: `${randomUUID()}@lyceum.test` } });
    expect([asked.status, asked.body]).toEqual([202, { sent: true }]);
    expect([unknown.status, unknown.body]).toEqual([202, { sent: true }]);
    const mails = `select 1 from outbox where name = 'notice.passwordReset' and payload ->> 'personId' = $1`;
    await eventually(async () => expect((await stack.db.pool.query(mails, [id])).rowCount).toBe(1));
  });

  test('a mailed link works once, within its time, and ends every sign-in', async () => {
    const { id, token, email } = await stack.person();
    const mail = async (life: string) => {
      const secret = `lyp_${randomUUID()}`;
      const insert = `insert into password_reset (id, person_id, hash, expires_at) values ($1, $2, $3, now() + $4::interval)`;
      await stack.db.pool.query(insert, [randomUUID(), id, tokenHash(secret), life]);
      return secret;
    };
    const reset = (secret: string) => stack.call('POST /auth/password/reset', { body: { token: secret, new_password: 'entirely new' } });
    expect((await reset(await mail('-1 s'))).status).toBe(410);
    const [one, other] = [await mail('30 min'), await mail('30 min')];
    const answers = await Promise.all([reset(one), reset(one), reset(one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    expect((await reset(other)).status).toBe(410);
    expect(await me(token)).toBe(401);
    expect((await stack.call('POST /auth/login', { body: { email, password: 'entirely new' } })).status).toBe(200);
  });
});

describe('browser sessions', () => {
  const origin = { origin: publicUrl };
  const signIn = async (email: string, headers = {}) => {
    const answer = await stack.call('POST /trpc/account.signIn', { body: { email, password }, headers: { ...origin, ...headers } });
    return { answer, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] as string };
  };

  test('are an HttpOnly cookie whose secret is stored nowhere, and no tokens', async () => {
    const { email } = await stack.person();
    const { answer, cookie } = await signIn(email);
    expect(answer.headers.get('set-cookie')).toMatch(/^lyceum_session=\w+; HttpOnly; Max-Age=604800; Path=\/; SameSite=Lax$/);
    expect(JSON.stringify(answer.body)).not.toContain('oken');
    const { rows } = await stack.db.pool.query('select * from browser_session');
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1]);
    expect((await stack.call('GET /auth/me', { headers: { cookie } })).body).toMatchObject({ email });
  });

  test('get a short token for sockets, which ends with them', async () => {
    const { email } = await stack.person();
    const { cookie } = await signIn(email);
    const answer = await stack.call('POST /trpc/account.socketToken', { headers: { cookie, ...origin }, body: {} });
    const token = at(answer, 'result.data.accessToken');
    expect(await me(token)).toBe(200);
    const out = await stack.call('POST /trpc/account.signOut', { headers: { cookie, ...origin }, body: {} });
    expect(out.status).toBe(200);
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    expect(await me(token)).toBe(401);
    expect((await stack.call('GET /auth/me', { headers: { cookie } })).status).toBe(401);
  });

  test('start anew with every sign-in, and the one before ends', async () => {
    const { email } = await stack.person();
    const first = await signIn(email);
    const second = await signIn(email, { cookie: first.cookie });
    expect(second.cookie).not.toBe(first.cookie);
    expect((await stack.call('GET /auth/me', { headers: { cookie: first.cookie } })).status).toBe(401);
    expect((await stack.call('GET /auth/me', { headers: { cookie: second.cookie } })).status).toBe(200);
  });

  test('are prolonged by use, and end without it', async () => {
    const { email, id } = await stack.person();
    const { cookie } = await signIn(email);
    await stack.db.pool.query(`update browser_session set expires_at = now() + interval '1 day' where person_id = $1`, [id]);
    expect((await stack.call('GET /auth/me', { headers: { cookie } })).headers.get('set-cookie')).toMatch(/Max-Age=604800/);
    await stack.db.pool.query(`update browser_session set expires_at = now() where person_id = $1`, [id]);
    expect((await stack.call('GET /auth/me', { headers: { cookie } })).status).toBe(401);
  });

  test('over HTTPS the cookie is __Host- and Secure', async () => {
    await using secure = await startStack({ PUBLIC_URL: 'https://school.test' });
    const { email } = await secure.person();
    const answer = await secure.call('POST /trpc/account.signIn', {
      body: { email, password },
      headers: { origin: 'https://school.test' },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-lyceum=\w+; HttpOnly; Max-Age=604800; Path=\/; SameSite=Lax; Secure$/);
  });
});
