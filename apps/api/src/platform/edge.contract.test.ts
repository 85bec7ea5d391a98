import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, type Stack, startStack } from '../stack.ts';

let stack: Stack;
beforeAll(async () => {
  const web = await mkdtemp(join(tmpdir(), 'web-'));
  await mkdir(join(web, 'assets'));
  await writeFile(join(web, 'index.html'), '<!doctype html><title>Lyceum</title>');
  await writeFile(join(web, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(web, 'assets', 'app-1a2b.js.br'), brotliCompressSync('export {};'));
  stack = await startStack({ WEB_DIST: web, CORS_ORIGINS: 'https://portal.test' });
});
afterAll(async () => stack[Symbol.asyncDispose]());

const problem = (status: number, code: string) => ({
  type: 'about:blank',
  status,
  code,
  title: expect.any(String),
  detail: expect.any(String),
  request_id: expect.any(String),
});

describe('every answer', () => {
  test("carries X-Request-Id, the caller's own if it is sane", async () => {
    const sent = (id: string) => stack.call('GET /livez', { headers: { 'x-request-id': id } });
    expect((await sent('abc-1.2_3')).headers.get('x-request-id')).toBe('abc-1.2_3');
    for (const bad of ['a b', 'a'.repeat(65), 'ä', '<script>', 'a,b'])
      expect((await sent(encodeURI(bad) === bad ? bad : bad.replace('ä', '\u00e4'))).headers.get('x-request-id')).toMatch(
        /^[0-9a-f-]{36}$/,
      );
    const failed = await stack.call('GET /auth/me', { headers: { 'x-request-id': 'mine' } });
    expect(failed.headers.get('x-request-id')).toBe('mine');
    expect(failed.body).toMatchObject({ request_id: 'mine' });
  });

  test.each(['/livez', '/auth/me', '/nowhere', '/docs', '/', '/trpc/account.me'])('has security headers: %s', async (path) => {
    const { headers } = await stack.call(`GET ${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/object-src 'none'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(self\), microphone=\(self\), display-capture=\(self\)/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('addresses', () => {
  test('405 says what is allowed', async () => {
    for (const path of ['/auth/register', '/auth/register/', '/api/auth/register']) {
      const answer = await stack.call(`DELETE ${path}`);
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
      expect(answer.body).toMatchObject(problem(405, 'method_not_allowed'));
    }
    expect((await stack.call('PUT /api/users/me')).headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'PATCH']);
    expect((await stack.call('POST /livez')).status).toBe(405);
  });

  test('404 is a problem, also where a page could be, for programs', async () => {
    for (const path of ['/nowhere', '/api/nowhere', '/trpc/nowhere', '/auth', '/assets/none.js'])
      expect((await stack.call(`GET ${path}`)).body).toSatisfy((body) => JSON.stringify(body).includes('not_found'));
    const lost = await stack.call('GET /api/nowhere', { headers: { accept: 'text/html' } });
    expect([lost.status, lost.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  test('HEAD answers as GET without a body', async () => {
    const { token } = await stack.person();
    const answer = await stack.call('HEAD /auth/me', { token });
    expect([answer.status, answer.body]).toEqual([200, '']);
  });

  test('the web client: pages from the app, assets for ever', async () => {
    const page = await stack.call('GET /class/some-lesson', { headers: { accept: 'text/html,*/*' } });
    expect(page.body).toContain('<title>Lyceum</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await stack.call('GET /', { headers: { accept: 'text/html' } })).headers.get('cache-control')).toBe('no-cache');
    const asset = await stack.call('GET /assets/app-1a2b.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const small = await stack.call('GET /assets/app-1a2b.js', { headers: { 'accept-encoding': 'br' } });
    expect([small.headers.get('content-encoding'), small.headers.get('vary'), small.body]).toEqual(['br', 'accept-encoding', 'export {};']);
    expect((await stack.call('GET /class/some-lesson', { headers: { accept: 'application/json' } })).status).toBe(404);
    expect((await stack.call('POST /class/some-lesson', { headers: { accept: 'text/html' } })).status).toBe(404);
    for (const path of ['/assets/..%2f..%2fetc/passwd', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd'])
      expect(JSON.stringify((await stack.call(`GET ${path}`)).body)).not.toContain('root:');
  });

  test('probes, documents and the board', async () => {
    for (const path of ['/livez', '/readyz', '/healthz']) expect((await stack.call(`GET ${path}`)).status).toBe(200);
    expect((await stack.call('GET /healthz')).body).toMatchObject({
      status: 'ok',
      version: expect.any(String),
      checks: { postgres: { status: 'up' }, redis: { status: 'up' } },
    });
    expect((await stack.call('GET /metrics')).body).toContain('lyceum_http_request_seconds_bucket');
    expect((await stack.call('GET /asyncapi.json')).body).toMatchObject({ asyncapi: '3.0.0' });
    expect((await stack.call('GET /docs')).body).toContain('swagger-ui');
    expect((await stack.call('GET /redoc/')).body).toContain('/redoc/redoc.js');
    expect((await stack.call('GET /redoc/redoc.js')).status).toBe(200);
    expect((await stack.call('GET /ops/queues')).status).toBe(401);
    expect((await stack.call('GET /ops/queues', { token: (await stack.person('tutor')).token })).status).toBe(403);
    expect((await stack.call('GET /ops/queues', { token: (await stack.person('admin')).token })).status).toBe(200);
  });

  test('the document is OpenAPI 3.1 in snake_case, with every address', async () => {
    const { body } = await stack.call('GET /openapi.json');
    const text = JSON.stringify(body);
    expect(body).toMatchObject({ openapi: '3.1.0' });
    const { paths } = body as { paths: Record<string, Record<string, unknown>> };
    for (const path of [
      '/auth/login',
      '/auth/token',
      '/api/auth/login',
      '/api/users/me',
      '/api/space',
      '/api/space/{space_id}',
      '/api/v1/classroom/sessions/{id}/jwt',
    ])
      expect(paths).toHaveProperty([path]);
    expect(text).toContain('"refresh_token"');
    expect(text).not.toContain('refreshToken');
    expect(JSON.stringify(paths['/auth/login'])).toContain('application/x-www-form-urlencoded');
  });
});

describe('other origins', () => {
  const preflight = (origin: string) =>
    stack.call('OPTIONS /auth/login', {
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' },
    });

  test('those on the list are answered by name, with credentials', async () => {
    for (const origin of ['https://portal.test', 'http://school.test']) {
      const { status, headers } = await preflight(origin);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
      expect(headers.get('access-control-allow-headers')).toBe('content-type,authorization');
      expect(headers.get('vary')).toMatch(/Origin/);
    }
  });

  test.each(['https://evil-portal.test', 'https://portal.test.evil.org', 'null', 'http://portal.test', 'https://portal.test:444'])(
    'all others get nothing: %s',
    async (origin) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      const { headers } = await stack.call('GET /livez', { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('tRPC', () => {
  test('answers problems beside its own fields, with the real status', async () => {
    const refused = await stack.call('POST /trpc/account.signIn', { body: { email: 'x' } });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      error: { data: { code: 'UNPROCESSABLE_CONTENT', problem: { code: 'invalid', issues: [{ path: 'email' }, { path: 'password' }] } } },
    });
    const guest = await stack.call('GET /trpc/account.me');
    expect(guest.body).toMatchObject({ error: { data: { httpStatus: 401, problem: { code: 'unauthenticated' } } } });
    expect(JSON.stringify(guest.body)).not.toContain('stack');
  });

  test('answers what fails before it is asked in a way that its clients can read too', async () => {
    const forged = { origin: 'https://evil.test' };
    const one = await stack.call('POST /trpc/account.signOut', { body: {}, headers: forged });
    expect(one.body).toMatchObject({
      ...problem(403, 'forbidden'),
      error: { code: -32003, data: { code: 'FORBIDDEN', httpStatus: 403, problem: { code: 'forbidden' } } },
    });
    const batch = await stack.call('POST /trpc/account.signOut,account.signOut?batch=1', { body: {}, headers: forged });
    expect(batch.status).toBe(403);
    const error = { data: expect.objectContaining({ problem: expect.objectContaining({ code: 'forbidden' }) }) };
    expect(batch.body).toMatchObject([{ error }, { error }]);
  });

  test('carries 20 calls a request and no more', async () => {
    const batch = (n: number) => stack.call(`GET /trpc/${Array(n).fill('account.me').join()}?batch=1&input=%7B%7D`, {});
    expect((await batch(20)).status).toBe(401);
    expect((await batch(21)).status).toBe(400);
  });

  test.each([
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonx',
  ])('takes JSON alone: %s', async (type) => {
    const answer = await stack.call('POST /trpc/account.signIn', { body: '{}', headers: { 'content-type': type } });
    expect([answer.status, at(answer, 'code')]).toEqual([415, 'unsupported_media_type']);
  });

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'then',
    'account',
    'account.__proto__',
    'account.constructor',
    'account.me.then',
    'a,b',
  ])('knows no procedure %s', async (name) => {
    expect((await stack.call(`GET /trpc/${name}`)).status).toBe(404);
    expect((await stack.call(`POST /trpc/${name}`, { body: {} })).status).toBe(404);
  });

  test('reads by GET and changes by POST', async () => {
    expect((await stack.call('GET /trpc/account.signOut')).status).toBe(405);
    expect((await stack.call('POST /trpc/account.me', { body: {} })).status).toBe(405);
    expect((await stack.call('PUT /trpc/account.me', { body: {} })).status).toBeGreaterThanOrEqual(404);
  });
});
