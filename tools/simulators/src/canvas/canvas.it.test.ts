import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBucket } from './bucket.ts';
import { drift } from './drift.ts';
import { noFaults } from './faults.ts';
import { type CanvasSimulator, startCanvas } from './server.ts';
import { newStudent, type Student } from './student.ts';

const now = Date.parse('2026-09-14T08:00:00Z');
const gaps = { tellsLast: false, lowerCase: true, hasGaps: true };
const students: Record<string, () => Student> = {
  plain: () => newStudent(7, now, { size: { courses: 12, assignments: 260 } }),
  gaps: () => newStudent(8, now, { size: { courses: 3, assignments: 90 }, pages: gaps }),
  scoped: () => newStudent(9, now, { ignoresIncludes: true }),
  busy: () => newStudent(10, now, { throttleStatus: 403 }),
};
let canvas: CanvasSimulator;
beforeAll(async () => {
  canvas = await startCanvas({
    port: 0,
    now: () => now,
    studentOf: (token) => (Object.hasOwn(students, token) ? (students[token]?.() ?? null) : null),
  });
});
afterAll(() => canvas.close());

const ask = (path: string, token = 'plain', headers: Record<string, string> = {}) =>
  fetch(path.startsWith('http') ? path : canvas.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } });
const strings = { accept: 'application/json+canvas-string-ids' };
const nextOf = (response: Response): string | undefined => /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];

const walk = async (path: string, token: string): Promise<{ ids: string[]; sizes: number[] }> => {
  const [ids, sizes]: [string[], number[]] = [[], []];
  for (let url: string | undefined = path; url; ) {
    const response = await ask(url, token, strings);
    const page = (await response.json()) as { id: string }[];
    ids.push(...page.map((one) => one.id));
    sizes.push(page.length);
    url = nextOf(response);
  }
  return { ids, sizes };
};

describe('pages', () => {
  it('hold ten where nothing is asked for, and a hundred at most', async () => {
    expect(((await (await ask('/api/v1/courses')).json()) as unknown[]).length).toBe(10);
    const course = canvas.student('plain')?.world.courses.find((one) => !one.isRestricted && one.assignments.length > 15);
    const { ids, sizes } = await walk(`/api/v1/courses/${course?.id}/assignments?per_page=5000`, 'plain');
    expect(ids).toEqual(course?.assignments.map(({ id }) => id));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  });

  it('may come short and empty with a next one, without a last one, under a small name', async () => {
    const course = canvas.student('gaps')?.world.courses.find((one) => !one.isRestricted);
    const path = `/api/v1/courses/${course?.id}/assignments?per_page=10`;
    const { ids, sizes } = await walk(path, 'gaps');
    expect(ids).toEqual(course?.assignments.map(({ id }) => id));
    expect(sizes.slice(0, -1).some((size) => size < 10)).toBe(true);
    expect(sizes.slice(0, -1)).toContain(0);
    expect((await ask(path, 'gaps')).headers.get('link')).not.toContain('rel="last"');
  });

  it('of submissions are bookmarks, which nobody can count on from', async () => {
    const course = canvas.student('plain')?.world.courses.find((one) => !one.isRestricted && one.assignments.length > 15);
    const response = await ask(`/api/v1/courses/${course?.id}/students/submissions?per_page=5`);
    expect(nextOf(response)).toContain('bookmark%3A');
    expect((await ask(`/api/v1/courses/${course?.id}/students/submissions?page=bookmark:x`)).status).toBe(404);
  });
});

it('writes ids as numbers of any length, or as text', async () => {
  const { world } = canvas.student('plain') as Student;
  expect(await (await ask('/api/v1/users/self')).text()).toContain(`"id":${world.userId},`);
  expect(await (await ask('/api/v1/users/self', 'plain', strings)).text()).toContain(`"id":"${world.userId}",`);
  expect(BigInt(world.userId) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
});

it('tells a bad token from something that is not allowed', async () => {
  const bad = await ask('/api/v1/users/self', 'nobody');
  expect([bad.status, bad.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="canvas-lms"']);
  const student = canvas.student('scoped') as Student;
  student.temper = { ...student.temper, forbids: [0] };
  const forbidden = await ask(`/api/v1/courses/${student.world.courses[0]?.id}/assignments`, 'scoped');
  expect([forbidden.status, forbidden.headers.get('www-authenticate')]).toEqual([401, null]);
});

it('leaves out what a scoped key asked to be included', async () => {
  const course = canvas.student('scoped')?.world.courses.find((one, n) => n > 0 && !one.isRestricted && one.assignments.length > 0);
  const [first] = (await (await ask(`/api/v1/courses/${course?.id}/assignments?include[]=submission`, 'scoped')).json()) as object[];
  expect(first).not.toHaveProperty('submission');
});

it('knows an ETag of the planner that says nothing of grades', async () => {
  const { world } = canvas.student('plain') as Student;
  const path = '/api/v1/planner/items?start_date=2026-08-01&end_date=2026-11-01';
  const etag = (await ask(path)).headers.get('etag') ?? '';
  expect((await ask(path, 'plain', { 'if-none-match': etag })).status).toBe(304);
  drift(world, now, 'graded');
  expect((await ask(path, 'plain', { 'if-none-match': etag })).status).toBe(304);
  drift(world, now, 'due_moved');
  expect((await ask(path, 'plain', { 'if-none-match': etag })).status).toBe(200);
});

it('throttles the thirteenth at once, in plain text, and lets in again as the bucket leaks', async () => {
  const bucket = createBucket();
  const entered = Array.from({ length: 13 }, () => bucket.enter(now));
  expect(entered.filter(Boolean)).toHaveLength(12);
  for (let n = 0; n < 12; n++) bucket.leave(now, 0.3);
  expect(bucket.remaining(now)).toBeCloseTo(600 - 3.6);
  bucket.fill(now, 600);
  expect(bucket.enter(now)).toBe(false);
  expect(bucket.enter(now + 1000)).toBe(true);
  canvas.student('busy')?.bucket.fill(now, 800);
  const refused = await ask('/api/v1/users/self', 'busy');
  expect([refused.status, refused.headers.get('content-type'), await refused.text()]).toEqual([
    403,
    'text/plain; charset=utf-8',
    '403 Forbidden (Rate Limit Exceeded)\n',
  ]);
});

it('misbehaves as it is told, and tells the truth otherwise', async () => {
  const student = newStudent(11, now, { faults: { kinds: ['bad_gateway', 'html', 'not_json', 'cut_short', 'reset'], rate: 0.5 } });
  students['faulty'] = () => student;
  const outcomes = new Set<string>();
  for (let n = 0; n < 60; n++) {
    const outcome = await ask('/api/v1/users/self', 'faulty')
      .then(async (response) => `${response.status} ${typeof (JSON.parse(await response.text()) as object)}`)
      .catch((error: Error) => error.name);
    outcomes.add(outcome);
  }
  expect([...outcomes].sort()).toEqual(expect.arrayContaining(['200 object', 'SyntaxError', 'TypeError']));
  student.temper = { ...student.temper, faults: noFaults };
  expect((await ask('/api/v1/users/self', 'faulty')).status).toBe(200);
});

it('gives codes to a browser, tokens for an hour, and the same refresh token for ever', async () => {
  const query = new URLSearchParams({ client_id: 'lyceum', response_type: 'code', redirect_uri: 'http://localhost/back', state: 's' });
  const sent = await fetch(`${canvas.url}/login/oauth2/auth?${query}`, { redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s');
  const key = { client_id: 'lyceum', client_secret: 'lyceum-canvas-secret' };
  const trade = async (form: Record<string, string>) => {
    const response = await fetch(`${canvas.url}/login/oauth2/token`, { method: 'POST', body: new URLSearchParams({ ...key, ...form }) });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const code = back.searchParams.get('code') ?? '';
  const first = await trade({ grant_type: 'authorization_code', code });
  expect((await ask('/api/v1/users/self', first.body['access_token'])).status).toBe(200);
  expect((await trade({ grant_type: 'authorization_code', code })).status).toBe(400);
  const second = await trade({ grant_type: 'refresh_token', refresh_token: first.body['refresh_token'] ?? '' });
  expect(second.body).not.toHaveProperty('refresh_token');
  expect((await ask('/api/v1/users/self', second.body['access_token'])).status).toBe(200);
});

it('gives whoever has its address a calendar whose lines are folded', async () => {
  const text = await (await fetch(`${canvas.url}/feeds/calendars/user_plain.ics`)).text();
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(50);
});
