import { randomInt, randomUUID } from 'node:crypto';
import { CourseId, LessonId, type PersonId } from '@lyceum/shared/kernel/ids.ts';
import { advance, type StreakState } from '@lyceum/shared/reward/rules.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Db } from '../client.ts';
import { writersOf } from '../stores.ts';
import type { LessonEarning } from './writer.ts';

let database: FreshDatabase;
let db: Db;
let courseId: CourseId;
let people: PersonId[];
let lessons: LessonId[];
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 10, log: silentLog, statementTimeoutMs: 20_000 });
  const { account, course } = writersOf(db.orm);
  people = await Promise.all(Array.from({ length: 40 }, async () => (await account.addPerson(newPerson()))?.id as PersonId));
  courseId = CourseId.parse(randomUUID());
  lessons = Array.from({ length: 50 }, () => LessonId.parse(randomUUID()));
  const facts = { title: 'T', description: '', minutes: 1, isBossBattle: false, publishAt: null };
  await course.addCourses([
    {
      ...facts,
      id: courseId,
      ownerId: people[0] as PersonId,
      difficulty: 'beginner',
      thumbnailUrl: null,
      visibility: 'public',
      language: 'en',
    },
  ]);
  await course.addLessons(
    lessons.map((id, n) => ({
      ...facts,
      id,
      courseId,
      levelId: null,
      weekNumber: 1,
      dayNumber: 1,
      orderIndex: n,
      xpValue: 10,
      notes: '',
      drip: [],
    })),
  );
});
afterAll(async () => {
  await db.close();
  await database.close();
});

const earning = (personId: PersonId, lessonId: LessonId, amount = 10): LessonEarning => ({
  personId,
  lessonId,
  courseId,
  amount,
  at: new Date().toISOString(),
  zone: 'UTC',
  day: '2026-09-01',
  gentleness: 'standard',
  streak: null,
});
const anyOf = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;
const someone = async (): Promise<PersonId> => (await writersOf(db.orm).account.addPerson(newPerson()))?.id as PersonId;

/** People whose profile is not the sum of their ledger. */
const parted = async (): Promise<unknown[]> => {
  const { rows } = await db.pool.query(`
    select coalesce(p.person_id, e.person_id) as person, p.xp, e.sum from reward_profile p
      full join (select person_id, sum(amount) as sum from xp_entry group by person_id) e on e.person_id = p.person_id
    where coalesce(p.xp, 0) <> coalesce(e.sum, 0)`);
  return rows;
};

describe('the ledger', () => {
  test('pays 200 parallel completions of a lesson once', async () => {
    const person = await someone();
    const lesson = anyOf(lessons);
    const complete = () => db.orm.transaction((tx) => writersOf(tx).reward.complete([earning(person, lesson, 25)]));
    const paid = (await Promise.all(Array.from({ length: 200 }, complete))).flat();
    expect(paid).toEqual([{ personId: person, sourceId: `${lesson}/1`, amount: 25, xp: 25 }]);
    const { rows } = await db.pool.query('select amount from xp_entry where person_id = $1', [person]);
    expect(rows).toEqual([{ amount: 25 }]);
  });

  test('is the profile after 100,000 random operations, many at once: completing, taking back, passing, repeating', async () => {
    const batch = 250;
    const { reward } = writersOf(db.orm);
    // Each lane has people of its own: lanes that locked each other's in a circle would measure deadlocks, not sums.
    const run = async (lane: readonly PersonId[]): Promise<void> => {
      const pairs = Array.from({ length: batch }, () => earning(anyOf(lane), anyOf(lessons), randomInt(0, 60)));
      const kind = randomInt(5);
      if (kind < 2) await reward.complete(pairs);
      else if (kind < 4) await reward.undo(pairs, new Date(0).toISOString());
      else await reward.earn(pairs.map((one) => ({ ...one, source: 'quiz' as const, sourceId: `${one.lessonId}${randomInt(4)}` })));
    };
    const lanes = Array.from({ length: 4 }, async (_, lane) => {
      for (let n = 0; n < 100_000 / batch / 4; n++) await run(people.slice(lane * 10, lane * 10 + 10));
    });
    await Promise.all(lanes);
    expect(await parted()).toEqual([]);
    const { rows } = await db.pool.query(`
      select count(*)::int as entries, count(*) filter (where amount < 0)::int as undone, min(p.xp) as least
      from xp_entry e join reward_profile p using (person_id)`);
    expect(rows[0].entries).toBeGreaterThan(5_000);
    expect(rows[0].undone).toBeGreaterThan(1_000);
    expect(rows[0].least).toBeGreaterThanOrEqual(0);
    const { rows: standing } = await db.pool.query(`
      select c.person_id from lesson_completion c left join (
        select person_id, split_part(source_id, '/', 1)::uuid as lesson_id, count(*) filter (where source = 'lesson') - count(*) filter (where source = 'lesson_undo') as paid
        from xp_entry where source like 'lesson%' group by 1, 2) e using (person_id, lesson_id)
      where e.paid is distinct from case when c.undone_at is null then 1 else 0 end`);
    expect(standing).toEqual([]);
  });

  test('is only ever added to', async () => {
    const person = await someone();
    const lesson = anyOf(lessons);
    const { reward } = writersOf(db.orm);
    await reward.complete([earning(person, lesson)]);
    const longAgo = new Date(0).toISOString();
    expect(await reward.undo([earning(person, lesson)], new Date(Date.now() + 60_000).toISOString())).toEqual([]);
    expect(await reward.undo([earning(person, lesson)], longAgo)).toMatchObject([{ amount: -10, xp: 0 }]);
    expect(await reward.undo([earning(person, lesson)], longAgo)).toEqual([]);
    expect(await reward.complete([earning(person, lesson, 30)])).toMatchObject([{ sourceId: `${lesson}/2`, amount: 30, xp: 30 }]);
    const amounts = (await reward.entries(person, { before: Number.MAX_SAFE_INTEGER, limit: 10 })).map(({ amount }) => amount);
    expect(amounts).toEqual([30, -10, 10]);
  });

  test('leaves nothing of a statement that fails in the middle', async () => {
    const person = await someone();
    const lesson = anyOf(lessons);
    const broken = { ...earning(person, lesson), gentleness: null as never };
    await expect(writersOf(db.orm).reward.complete([broken])).rejects.toThrow();
    const { rows } = await db.pool.query('select 1 from lesson_completion where person_id = $1', [person]);
    expect([rows, await parted()]).toEqual([[], []]);
  });
});

test('a streak counted anew from the ledger is the one that was kept, after what was taken back is left out', async () => {
  const person = await someone();
  const { reward } = writersOf(db.orm);
  let streak: StreakState | null = null;
  const start = Date.parse('2026-03-02T12:00:00Z');
  for (const [n, lessonId] of lessons.slice(0, 20).entries()) {
    const at = start + n * 20 * 3_600_000;
    const zone = n % 3 ? 'Europe/Kyiv' : 'America/New_York';
    streak = advance(streak, { at, zone, gentleness: 'standard' });
    await reward.complete([{ ...earning(person, lessonId), at: new Date(at).toISOString(), zone, streak }]);
  }
  const anew = async () => (await reward.activities(person)).reduce<StreakState | null>(advance, null);
  expect(await anew()).toEqual(streak);
  expect((await reward.profile(person))?.streak).toEqual(streak);
  await reward.undo([earning(person, lessons[19] as LessonId)], new Date(0).toISOString());
  expect((await reward.activities(person)).length).toBe(19);
});
