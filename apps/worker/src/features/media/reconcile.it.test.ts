import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { muxHost } from '@lyceum/platform/video/host.mux.ts';
import type { VideoHost } from '@lyceum/platform/video/host.ts';
import { type LessonId, type PersonId, StoredId, TrackId, UploadId } from '@lyceum/shared/kernel/ids.ts';
import { silenceMs } from '@lyceum/shared/media/rules.ts';
import { type MuxSimulator, startMux } from '@lyceum/simulators/mux/server.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { insertLesson } from '@lyceum/testkit/lesson.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MediaPorts } from './ports.ts';
import { reconcile } from './reconcile.ts';
import { syncCaptions } from './sync-captions.ts';

const assets = resolve(import.meta.dirname, '../../../../../tools/simulators/assets');
/** Hears every message and keeps none; serves captions. */
const ear = createServer((_, response) => response.end('WEBVTT\n'));

let database: FreshDatabase;
let db: Db;
let store: Store;
let folder: string;
let mux: MuxSimulator;
let host: VideoHost;
let ports: MediaPorts;
let owner: PersonId;
let lessonId: LessonId;
beforeAll(async () => {
  await new Promise<void>((done) => ear.listen(0, '127.0.0.1', done));
  const earUrl = `http://127.0.0.1:${(ear.address() as AddressInfo).port}/`;
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 4, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
  folder = await mkdtemp(join(tmpdir(), 'lyceum-reconcile-'));
  const webhook = { url: earUrl, secret: 'x' };
  mux = await startMux({ port: 0, folder, token: { id: 'id', secret: 's' }, webhook, assets, preparing: () => 5 });
  host = muxHost({ tokenId: 'id', tokenSecret: 's', baseUrl: mux.url, signing: null });
  ports = { store, host, objects: { signGet: async () => earUrl }, clock: { now: () => Date.now() } };
  const person = newPerson();
  owner = person.id;
  await store.transact((tx) => tx.account.addPerson(person));
  lessonId = await insertLesson(db, { ownerId: owner });
});
afterAll(async () => {
  await mux[Symbol.asyncDispose]();
  ear.close();
  await db.close();
  await database.close();
  await rm(folder, { recursive: true });
});

/** An upload of which nothing was heard for a while. */
const silentUpload = async (id?: string) => {
  const made = id === undefined ? await host.createUpload({ corsOrigin: '*', passthrough: lessonId }) : { id, url: '' };
  const uploadId = UploadId.parse(made.id);
  await store.transact((tx) => tx.media.create({ id: uploadId, lessonId, personId: owner }));
  await db.pool.query('update media_upload set heard_at = now() - $2 * interval $$1 ms$$ where id = $1', [uploadId, silenceMs + 1000]);
  return { uploadId, url: made.url };
};
const silence = (id: UploadId) =>
  db.pool.query('update media_upload set heard_at = now() - $2 * interval $$1 ms$$ where id = $1', [id, silenceMs + 1000]);
const clip = () => readFile(join(assets, 'clip.mp4'));

const readyUpload = async () => {
  const { uploadId, url } = await silentUpload();
  await fetch(url, { method: 'PUT', body: await clip() });
  await eventually(async () => {
    await silence(uploadId);
    await reconcile(ports);
    expect(await store.read.media.upload(uploadId)).toMatchObject({ status: 'ready', duration: 60 });
  });
  return uploadId;
};

it('finds out about every video whose messages were lost', async () => {
  const [waiting, cancelled, unknown] = [await silentUpload(), await silentUpload(), await silentUpload(randomUUID())];
  await host.cancel(cancelled.uploadId);
  const ready = await readyUpload();
  expect(await store.read.media.upload(waiting.uploadId)).toMatchObject({ status: 'waiting' });
  expect(await store.read.media.upload(cancelled.uploadId)).toMatchObject({ status: 'cancelled' });
  expect(await store.read.media.upload(unknown.uploadId)).toMatchObject({ status: 'errored', error: 'Mux does not know this upload.' });
  expect((await store.read.media.current(lessonId))?.id).toBe(ready);
});

it('asks once, however many workers there are, and not about what was just heard of', async () => {
  const { uploadId } = await silentUpload();
  const asked = await Promise.all(Array.from({ length: 5 }, () => reconcile(ports)));
  expect(asked.reduce((sum, count) => sum + count)).toBe(1);
  expect(await reconcile(ports)).toBe(0);
  await silence(uploadId);
  await expect(
    reconcile({ ...ports, host: muxHost({ tokenId: 'id', tokenSecret: 's', baseUrl: 'http://127.0.0.1:9', signing: null }) }),
  ).rejects.toThrow();
  expect(await store.read.media.upload(uploadId)).toMatchObject({ status: 'waiting' });
  expect(await reconcile({ ...ports, host: null })).toBe(0);
});

it('keeps the captions at Mux as the lesson has them, however often it is asked', async () => {
  const uploadId = await readyUpload();
  const assetId = (await store.read.media.upload(uploadId))?.assetId ?? '';
  const storedId = StoredId.parse(randomUUID());
  const [uk, en] = [TrackId.parse(randomUUID()), TrackId.parse(randomUUID())];
  await store.transact(async (tx) => {
    await tx.storage.create({
      id: storedId,
      personId: owner,
      folder: 'attachments',
      key: 'attachments/x.vtt',
      name: 'x',
      type: 'text/vtt',
      size: 7,
    });
    await tx.media.addCaption({ id: uk, lessonId, storedId, language: 'uk', label: 'Українською' });
    await tx.media.addCaption({ id: en, lessonId, storedId, language: 'en', label: 'English' });
  });
  const work = syncCaptions(ports);
  await work({ uploadId, at: '1' });
  await work({ uploadId, at: '1' });
  expect((await host.tracks(assetId)).map(({ passthrough }) => passthrough).sort()).toEqual([uk, en].sort());
  await store.transact((tx) => tx.media.removeCaption(lessonId, uk));
  await work({ uploadId, at: '2' });
  expect((await host.tracks(assetId)).map(({ passthrough }) => passthrough)).toEqual([en]);
});
