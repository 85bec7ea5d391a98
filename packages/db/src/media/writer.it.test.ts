import { insertLesson } from '@lyceum/testkit/lesson.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Db } from '../client.ts';
import { openStore, type Store } from '../transact.ts';

let database: FreshDatabase;
let db: Db;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 4, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
});
afterAll(async () => {
  await db.close();
  await database.close();
});

const teacher = async () => {
  const person = newPerson();
  await store.transact((tx) => tx.account.addPerson(person));
  return { id: person.id, lessonId: await insertLesson(db, { ownerId: person.id }) };
};

it('gives a demo video to the lessons of the people it is told, once', async () => {
  const [ours, theirs] = [await teacher(), await teacher()];
  await store.transact((tx) => tx.media.fillEmpty([ours.id]));
  expect(await store.read.media.current(ours.lessonId)).toMatchObject({ playback: `public demo-${ours.lessonId}`, duration: 60 });
  expect(await store.read.media.current(theirs.lessonId)).toBeNull();
  await store.transact((tx) => tx.media.fillEmpty([ours.id, theirs.id]));
  expect(await store.read.media.current(theirs.lessonId)).toBeNull();
});

it('goes with its lesson: whatever is still heard of it finds nothing', async () => {
  const { lessonId } = await teacher();
  await db.pool.query(
    `insert into media_upload (id, lesson_id, person_id) select 'gone', id, (select owner_id from course where id = course_id) from lesson where id = $1`,
    [lessonId],
  );
  expect(await store.transact((tx) => tx.media.lockUpload('gone' as never))).toMatchObject({ lessonId });
  await db.pool.query('delete from lesson where id = $1', [lessonId]);
  expect(await store.transact((tx) => tx.media.lockUpload('gone' as never))).toBeNull();
});
