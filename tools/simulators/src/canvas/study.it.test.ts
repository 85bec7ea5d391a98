import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CanvasSimulator, startCanvas } from './server.ts';
import { newStudent } from './student.ts';

const now = Date.parse('2026-09-14T08:00:00Z');
const student = newStudent(41, now, { size: { courses: 3, assignments: 300 } });
for (const course of student.world.courses) course.isRestricted = false;
const [course] = student.world.courses;
const all = course?.assignments ?? [];
let canvas: CanvasSimulator;
beforeAll(async () => {
  canvas = await startCanvas({ port: 0, now: () => now, studentOf: () => student });
});
afterAll(() => canvas.close());

const ask = async (path: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${canvas.url}/api/v1${path}`, {
    headers: { authorization: 'Bearer x', accept: 'application/json+canvas-string-ids' },
  });
  return { status: response.status, body: await response.json() };
};
const idsOf = async (query: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const { body } = await ask(`/courses/${course?.id}/assignments?per_page=100&page=${page}${query}`);
    ids.push(...(body as { id: string }[]).map(({ id }) => id));
    if ((body as unknown[]).length < 100) return ids;
  }
};

it('sorts assignments out by bucket, so that some buckets are all of them', async () => {
  const [past, future, undated, overdue] = await Promise.all(
    ['past', 'future', 'undated', 'overdue'].map((bucket) => idsOf(`&bucket=${bucket}`)),
  );
  expect([...(past ?? []), ...(future ?? [])].sort()).toEqual(all.map(({ id }) => id).sort());
  expect(undated?.every((id) => future?.includes(id))).toBe(true);
  expect(overdue?.length).toBeGreaterThan(0);
  expect(overdue?.every((id) => past?.includes(id))).toBe(true);
  expect((await ask(`/courses/${course?.id}/assignments?bucket=soon`)).status).toBe(400);
});

it('finds by words and by ids, in an order, and refuses what Canvas refuses', async () => {
  const [first] = all;
  expect(await idsOf(`&search_term=${encodeURIComponent(first?.name.toUpperCase() ?? '')}`)).toContain(first?.id);
  expect(await idsOf(`&assignment_ids[]=${first?.id}`)).toEqual([first?.id]);
  const names = all.map(({ name }) => name).sort((a, b) => a.localeCompare(b));
  expect((await idsOf('&order_by=name')).map((id) => all.find((one) => one.id === id)?.name)).toEqual(names);
  expect(await ask(`/courses/${course?.id}/assignments?assignment_ids[]=1`)).toEqual({
    status: 400,
    body: { error: 'invalid assignment ids requested' },
  });
  const many = Array.from({ length: 101 }, () => `assignment_ids[]=${first?.id}`).join('&');
  expect((await ask(`/courses/${course?.id}/assignments?${many}`)).status).toBe(400);
  const others = Array.from({ length: 101 }, () => 'student_ids[]=1').join('&');
  expect((await ask(`/courses/${course?.id}/students/submissions?${others}`)).body).toEqual({ error: 'too many students' });
  expect((await ask(`/courses/${course?.id}/students/submissions?student_ids[]=1`)).status).toBe(401);
});

it('tells one course, one assignment, one’s own work on it and nobody else’s', async () => {
  const [first] = all;
  expect((await ask(`/courses/${course?.id}`)).body).toMatchObject({ id: course?.id });
  expect((await ask(`/courses/${course?.id}/assignments/${first?.id}`)).body).toMatchObject({ id: first?.id });
  const path = `/courses/${course?.id}/assignments/${first?.id}/submissions`;
  expect((await ask(`${path}/self`)).body).toMatchObject({ assignment_id: first?.id, user_id: student.world.userId });
  expect([(await ask(`${path}/12345`)).status, (await ask('/courses/1')).status]).toEqual([401, 404]);
  const [group] = (await ask(`/courses/${course?.id}/assignment_groups?include[]=assignments`)).body as { assignments: unknown[] }[];
  expect(group?.assignments).toHaveLength(all.length);
});

it('lists what is missing, and of what is to be done only the first', async () => {
  const missing = (await ask('/users/self/missing_submissions?per_page=100')).body as { due_at: string }[];
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.every(({ due_at }) => Date.parse(due_at) < now)).toBe(true);
  expect((await ask('/users/self/todo')).body).toHaveLength(15);
  expect(((await ask('/users/self/upcoming_events')).body as unknown[]).length).toBeGreaterThan(0);
});
