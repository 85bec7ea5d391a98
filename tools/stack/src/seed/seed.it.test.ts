import { randomBytes } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { createCipher } from '@lyceum/platform/cipher.ts';
import { streakAt } from '@lyceum/shared/reward/rules.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCourses, demoIds } from './courses.ts';
import { demoSchool } from './school.ts';
import { seedStore } from './seed.ts';

let database: FreshDatabase;
let db: Db;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 1, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
});
afterAll(async () => {
  await db.close();
  await database.close();
});

const now = Date.now();
const [, , sofia, olena] = demoSchool.people;
const counts = async () => {
  const tables = ['course', 'course_level', 'lesson', 'quiz', 'xp_entry', 'lesson_note', 'lesson_post', 'quiz_mistake'];
  const { rows } = await db.pool.query(
    tables.map((table) => `select '${table}' as name, count(*)::int as n from ${table}`).join(' union all '),
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
};

it('fills a school, and does nothing the second time', async () => {
  await seedStore(store, now, { videos: false, canvas: null });
  const once = await counts();
  expect(once).toMatchObject({ course: 6, course_level: 36, lesson: 144, lesson_note: 2, lesson_post: 2, quiz_mistake: 5 });
  await seedStore(store, now + 86_400_000, { videos: false, canvas: null });
  expect(await counts()).toEqual(once);
});

it('lets Sofia have studied for twelve days, with a freeze among them, and most days of twelve weeks', async () => {
  const profile = await store.read.reward.profile(sofia.id);
  const at = { at: now, zone: 'Europe/Kyiv', gentleness: 'standard' as const };
  expect(streakAt(profile?.streak ?? null, at)).toMatchObject({
    current: 12,
    todayDone: false,
    frozen: expect.arrayContaining([expect.any(String)]),
  });
  const days = await store.read.reward.days(sofia.id, { from: '2000-01-01', to: '2999-01-01' });
  expect(days.length).toBe(50);
  const [latest] = await store.read.course.recent(sofia.id, 1);
  expect(latest?.courseId).toBe(demoIds('algebra').course);
  expect(days.reduce((sum, { xp }) => sum + xp, 0)).toBe(profile?.xp);
});

it('connects Olena to her Canvas wherever it is, and has it read until it was read once', async () => {
  const cipher = createCipher({ current: randomBytes(32) });
  const at = (url: string) => seedStore(store, now, { videos: false, canvas: { url, token: 'planted', cipher } });
  await at('http://localhost:1');
  await at('http://localhost:2');
  const found = await store.read.canvas.connectionOf(demoSchool.connectionId);
  expect(found).toMatchObject({ personId: olena.id, canvasUrl: 'http://localhost:2', state: 'ok', lastSyncedAt: null });
  expect(cipher.open(found?.secret ?? '', `canvas_connection:${found?.id}`)).toContain('planted');
  const runs = async () => (await db.pool.query(`select state from canvas_sync`)).rows;
  expect(await runs()).toEqual([{ state: 'queued' }]);
  await db.pool.query(`update canvas_sync set state = 'complete'`);
  await store.transact((tx) => tx.canvas.changeConnection(demoSchool.connectionId, { lastSyncedAt: new Date(now), state: 'unreachable' }));
  await at('http://localhost:3');
  expect(await runs()).toEqual([{ state: 'complete' }]);
  expect(await store.read.canvas.connectionOf(demoSchool.connectionId)).toMatchObject({ state: 'ok', nextSyncAt: new Date(now) });
});

it('leaves what people changed, and does not bring back what they removed', async () => {
  const { course, lesson } = demoIds('algebra');
  await store.transact(async (tx) => {
    await tx.course.changeCourse(course, { title: 'Mine' });
    await tx.course.archiveLesson(lesson(1));
    await tx.course.setArchived(demoIds('python').course, true);
  });
  await seedStore(store, now, { videos: false, canvas: null });
  expect((await store.read.course.adminCourse(course))?.title).toBe('Mine');
  expect((await store.read.course.adminCourse(course))?.lessons).toHaveLength(23);
  expect((await store.read.course.courseRow(demoIds('python').course))?.isArchived).toBe(true);
});

it('shows the other courses in their order, and how far Olena is', async () => {
  const { shared } = await store.read.course.worlds();
  const { own } = await store.read.course.ownWorlds(olena.id);
  expect(shared.map(({ id }) => id)).toEqual(demoCourses.filter((name) => name !== 'python').map((name) => demoIds(name).course));
  expect(own.completed[demoIds('chemistry').course]).toBe(8);
});
