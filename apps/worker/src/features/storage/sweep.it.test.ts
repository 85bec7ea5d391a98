import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { createAddresses } from '@lyceum/platform/objects/address.ts';
import { createAdmit } from '@lyceum/platform/objects/admit.ts';
import { type FolderObjects, folderObjects } from '@lyceum/platform/objects/objects.folder.ts';
import { drawPicture } from '@lyceum/platform/objects/pictures.sharp.ts';
import { type PersonId, StoredId, TrackId } from '@lyceum/shared/kernel/ids.ts';
import type { Folder } from '@lyceum/shared/storage/contract.ts';
import { arrivals } from '@lyceum/shared/storage/rules.ts';
import { insertLesson } from '@lyceum/testkit/lesson.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoragePorts } from './ports.ts';
import { settle } from './settle.ts';
import { sweep } from './sweep.ts';

let database: FreshDatabase;
let db: Db;
let store: Store;
let directory: string;
let objects: FolderObjects;
let ports: StoragePorts;
let owner: PersonId;
const clock = { now: () => Date.now() };
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 4, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
  directory = await mkdtemp(join(tmpdir(), 'lyceum-sweep-'));
  objects = folderObjects(directory, createAddresses({ secret: 'x'.repeat(32), publicUrl: 'http://school.test', clock }));
  ports = { store, objects, admit: createAdmit(objects, drawPicture), clock };
  const person = newPerson();
  owner = person.id;
  await store.transact((tx) => tx.account.addPerson(person));
});
afterAll(async () => {
  await db.close();
  await database.close();
  await rm(directory, { recursive: true });
});

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** A file of some age, in its place or still to come. */
const stored = async ({ folder = 'attachments' as Folder, hours = 25, isReady = true, type = 'text/plain' } = {}) => {
  const id = StoredId.parse(randomUUID());
  const key = `${folder}/${randomUUID()}.txt`;
  await store.transact((tx) => tx.storage.create({ id, personId: owner, folder, key, name: 'x', type, size: 5 }));
  await db.pool.query(`update stored_object set status = $2, created_at = now() - $3 * interval '1 hour' where id = $1`, [
    id,
    isReady ? 'ready' : 'pending',
    hours,
  ]);
  await objects.write(isReady ? key : `${arrivals}${id}`, text('12345'), type);
  return { id, key };
};
const isThere = async ({ id, key }: { id: StoredId; key: string }) =>
  (await store.read.storage.byId(id)) !== null && (await objects.sizeOf(key)) !== null;

it('takes away what nothing uses a day after it came, and nothing else', async () => {
  const lessonId = await insertLesson(db, { ownerId: owner });
  const [unused, young, attached, played, spoken, worn, replaced, cover] = await Promise.all([
    stored(),
    stored({ hours: 23 }),
    stored(),
    stored({ folder: 'lessons' }),
    stored(),
    stored({ folder: 'avatars' }),
    stored({ folder: 'avatars' }),
    stored({ folder: 'thumbnails' }),
  ]);
  await store.transact(async (tx) => {
    await tx.storage.attach({ lessonId, storedId: attached.id, name: 'x' });
    await tx.storage.setVideo(lessonId, played.id);
    await tx.media.addCaption({ id: TrackId.parse(randomUUID()), lessonId, storedId: spoken.id, language: 'uk', label: 'uk' });
  });
  await db.pool.query('update person set avatar_url = $2 where id = $1', [owner, `http://school.test/storage/${worn.key}`]);
  await db.pool.query('update course set thumbnail_url = $1', [`http://school.test/storage/${cover.key}`]);
  expect(await sweep(ports)).toBe(2);
  for (const gone of [unused, replaced]) expect(await isThere(gone)).toBe(false);
  for (const kept of [young, attached, played, spoken, worn, cover]) expect(await isThere(kept)).toBe(true);
  await store.transact((tx) => tx.storage.detach(lessonId, attached.id));
  expect(await sweep(ports)).toBe(1);
  expect(await isThere(attached)).toBe(false);
});

it('takes away promises that were not kept, with what came of them, and what came without a promise', async () => {
  const promise = await stored({ isReady: false });
  await objects.write(`${arrivals}stray`, text('?'), 'text/plain');
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(directory, arrivals, 'stray'), longAgo, longAgo);
  await objects.write(`${arrivals}fresh`, text('?'), 'text/plain');
  expect(await sweep(ports)).toBe(2);
  expect(await store.read.storage.byId(promise.id)).toBeNull();
  expect((await objects.list(arrivals)).map(({ key }) => key)).toEqual([`${arrivals}fresh`]);
});

it('is done once by two sweepers at the same time', async () => {
  const many = await Promise.all(Array.from({ length: 6 }, () => stored()));
  const [one, other] = await Promise.all([sweep(ports), sweep(ports)]);
  expect(one + other).toBe(6);
  for (const gone of many) expect(await isThere(gone)).toBe(false);
});

it('lets in what came without a word, and throws away what is not what it said', async () => {
  const [said, lied, silent] = await Promise.all([
    stored({ isReady: false, hours: 0.1 }),
    stored({ isReady: false, hours: 0.1, type: 'application/pdf' }),
    stored({ isReady: false, hours: 0.1 }),
  ]);
  await objects.remove(`${arrivals}${silent.id}`);
  await settle(ports);
  expect(await store.read.storage.byId(said.id)).toMatchObject({ status: 'ready', size: 5 });
  expect(await isThere(said)).toBe(true);
  expect(await store.read.storage.byId(lied.id)).toBeNull();
  expect(await objects.sizeOf(lied.key)).toBeNull();
  expect(await store.read.storage.byId(silent.id)).toMatchObject({ status: 'pending' });
});
