import { afterAll, beforeAll, expect, it } from 'vitest';
import { stir } from './extras.ts';
import { type CanvasSimulator, startCanvas } from './server.ts';
import { newStudent, type Student } from './student.ts';

const [now, dayMs] = [Date.parse('2026-09-14T08:00:00Z'), 86_400_000];
let at = now;
const people = new Map<string, Student>();
let canvas: CanvasSimulator;
beforeAll(async () => {
  canvas = await startCanvas({ port: 0, now: () => at, studentOf: (token) => people.get(token) ?? null });
});
afterAll(() => canvas.close());

/** Somebody with twelve courses that all may be looked at. */
const somebody = (token: string): Student => {
  const student = newStudent(31, now, { size: { courses: 12, assignments: 200 } });
  for (const course of student.world.courses) course.isRestricted = false;
  people.set(token, student);
  return student;
};
const ask = (path: string, token: string, isInQuery = false): Promise<Response> => {
  const url = path.startsWith('http') ? path : canvas.url + path;
  if (isInQuery) return fetch(`${url}${url.includes('?') ? '&' : '?'}access_token=${token}`);
  return fetch(url, { headers: { authorization: `Bearer ${token}`, accept: 'application/json+canvas-string-ids' } });
};
const items = async (path: string, token: string): Promise<Record<string, unknown>[]> =>
  (await ask(path, token)).json() as Promise<Record<string, unknown>[]>;
const codes = (student: Student): string => student.world.courses.map(({ id }) => `context_codes[]=course_${id}`).join('&');
const all = 'start_date=2026-01-01&end_date=2027-06-01&per_page=100';

it('takes the token out of the link to the next page', async () => {
  const student = somebody('query');
  const first = await ask('/api/v1/courses?per_page=5', 'query', true);
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  expect([first.status, (await fetch(next)).status, (await ask(next, 'query')).status]).toEqual([200, 401, 200]);
  expect(student.met.has('T6')).toBe(true);
});

it('tells announcements of two weeks, unless asked, and none at all when one course may not be read', async () => {
  const student = somebody('told');
  for (const course of student.world.courses.slice(0, 2)) stir({ ...student.world, courses: [course] }, now, 'announced');
  student.world.courses[0]?.announcements.push({ id: '77', title: 'Old', message: '', author: 'A', postedAt: now - 60 * dayMs });
  const usual = await items(`/api/v1/announcements?${codes(student)}&per_page=100`, 'told');
  const every = await items(`/api/v1/announcements?${codes(student)}&${all}`, 'told');
  expect(usual.map(({ id }) => id)).not.toContain('77');
  expect(every.map(({ id }) => id)).toContain('77');
  expect(every.length).toBe(student.world.courses.reduce((sum, { announcements }) => sum + announcements.length, 0));
  student.temper = { ...student.temper, forbids: [3] };
  const refused = await ask(`/api/v1/announcements?${codes(student)}&${all}`, 'told');
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, null]);
  expect((await ask(`/api/v1/announcements?context_codes[]=course_${student.world.courses[4]?.id}`, 'told')).status).toBe(200);
  expect((await ask('/api/v1/announcements', 'told')).status).toBe(400);
  expect([...student.met]).toEqual(expect.arrayContaining(['T11', 'T12', 'T14']));
});

it('looks at ten calendars, at the person’s own without any, and at today without dates', async () => {
  const student = somebody('planned');
  const { world } = student;
  for (const [n, course] of world.courses.entries())
    course.events = [{ id: String(1000 + n), title: 'Event', startsAt: now, endsAt: now, isAllDay: false, location: null }];
  const found = await items(`/api/v1/calendar_events?${codes(student)}&per_page=100`, 'planned');
  expect(found.map(({ id }) => id)).toEqual(world.courses.slice(0, 10).map((_, n) => String(1000 + n)));
  world.events = [{ id: '2000', title: 'Mine', startsAt: now + 40 * dayMs, endsAt: now + 40 * dayMs, isAllDay: false, location: null }];
  expect(await items('/api/v1/calendar_events', 'planned')).toEqual([]);
  expect((await items(`/api/v1/calendar_events?${all}`, 'planned')).map(({ id }) => id)).toEqual(['2000']);
});

it('leaves the items of a large module out, and lists them apart', async () => {
  const student = somebody('modules');
  const [course] = student.world.courses;
  const item = (n: number) => ({ id: String(3000 + n), title: 'Item', type: 'Page' as const, completed: n % 2 === 0 });
  const small = { id: '1', name: 'Small', state: 'started' as const, unlockAt: null, items: [item(0)] };
  const large = { ...small, id: '2', items: Array.from({ length: 25 }, (_, n) => item(n)) };
  Object.assign(course ?? {}, { modules: [small, large] });
  const path = `/api/v1/courses/${course?.id}/modules`;
  const [first, second] = await items(`${path}?include[]=items`, 'modules');
  expect([first?.['items'], second?.['items_count'], second?.['items']]).toEqual([expect.any(Array), 25, undefined]);
  expect(await items(`${path}/2/items?per_page=100`, 'modules')).toHaveLength(25);
  expect((await items(path, 'modules'))[0]).not.toHaveProperty('items');
  expect(student.met.has('T21')).toBe(true);
});

it('gives due dates of one’s own, everybody’s when asked, and of many only their number', async () => {
  const student = somebody('dates');
  const course = student.world.courses.find(({ assignments }) => assignments.length > 1);
  const [one, other] = course?.assignments ?? [];
  Object.assign(one ?? {}, { dueAt: now, baseDueAt: now - dayMs, overrides: 2 });
  Object.assign(other ?? {}, { dueAt: now, baseDueAt: now, overrides: 30 });
  const path = `/api/v1/courses/${course?.id}/assignments?include[]=all_dates&include[]=submission`;
  const [mine, many] = await items(path, 'dates');
  const [everybodys] = await items(`${path}&override_assignment_dates=false`, 'dates');
  expect([mine?.['due_at'], everybodys?.['due_at']]).toEqual(['2026-09-14T08:00:00Z', '2026-09-13T08:00:00Z']);
  expect([mine?.['all_dates'], many?.['all_dates'], many?.['all_dates_count']]).toEqual([expect.any(Array), undefined, 31]);
  expect([...student.met]).toEqual(expect.arrayContaining(['T17', 'T22']));
});

it('marks as read what is asked for with whether it was read', async () => {
  const student = somebody('read');
  const course = student.world.courses.find(({ assignments }) => assignments.length > 0);
  await items(`/api/v1/courses/${course?.id}/students/submissions`, 'read');
  expect(student.markedRead).toBe(0);
  await items(`/api/v1/courses/${course?.id}/students/submissions?include[]=read_status`, 'read');
  expect(student.markedRead).toBeGreaterThan(0);
});

it('knows a token by its first letters, and not at all once it has ended', async () => {
  const student = somebody('7~abcdefgh');
  student.tokenEndsAt = now + dayMs;
  expect(await (await ask('/api/v1/users/self/tokens/abcde', '7~abcdefgh')).json()).toMatchObject({ expires_at: '2026-09-15T08:00:00Z' });
  expect((await ask('/api/v1/users/self/tokens/zzzzz', '7~abcdefgh')).status).toBe(404);
  student.temper = { ...student.temper, hidesTokens: true };
  expect((await ask('/api/v1/users/self/tokens/abcde', '7~abcdefgh')).status).toBe(401);
  at = now + dayMs;
  const ended = await ask('/api/v1/users/self', '7~abcdefgh');
  expect([ended.status, ended.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="canvas-lms"']);
  expect(student.met.has('T27')).toBe(true);
  at = now;
});
