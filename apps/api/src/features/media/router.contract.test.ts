import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type MuxSimulator, startMux } from '@lyceum/simulators/mux/server.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { insertLesson } from '@lyceum/testkit/lesson.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';

const assets = resolve(import.meta.dirname, '../../../../../tools/simulators/assets');
// Nobody hears the messages: whatever is known here was asked for.
const deaf = createServer((_, response) => response.end());

let folder: string;
let mux: MuxSimulator;
let stack: Stack;
let bare: Stack;
let clip: Buffer;
let [tutor, other, admin] = [] as unknown as [Somebody, Somebody, Somebody];
beforeAll(async () => {
  await new Promise<void>((done) => deaf.listen(0, '127.0.0.1', done));
  folder = await mkdtemp(join(tmpdir(), 'lyceum-media-'));
  const webhook = { url: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/`, secret: 'x' };
  const token = { id: 'id', secret: 'secret' };
  mux = await startMux({ port: 0, folder: join(folder, 'mux'), token, webhook, assets, preparing: () => 10 });
  const files = { STORAGE_DIR: join(folder, 'storage') };
  stack = await startStack({ ...files, MUX_TOKEN_ID: 'id', MUX_TOKEN_SECRET: 'secret', MUX_BASE_URL: mux.url, MUX_PLAYBACK_URL: mux.url });
  bare = await startStack(files);
  [tutor, other, admin] = await Promise.all([stack.person('tutor'), stack.person('tutor'), stack.person('admin')]);
  clip = await readFile(join(assets, 'clip.mp4'));
});
afterAll(async () => {
  await Promise.all([stack[Symbol.asyncDispose](), bare[Symbol.asyncDispose](), mux[Symbol.asyncDispose]()]);
  deaf.close();
  await rm(folder, { recursive: true });
});

const begin = (who: Somebody, lessonId: string) =>
  stack.call('POST /api/mux/upload-url', { token: who.token, body: { lesson_id: lessonId } });
const check = (who: Somebody, uploadId: string) =>
  stack.call('POST /api/mux/check-upload-status', { token: who.token, body: { upload_id: uploadId } });
const playback = (who: Somebody | null, lessonId: string) =>
  stack.call(`GET /trpc/media.playback?input=${encodeURIComponent(JSON.stringify({ lessonId }))}`, who ? { token: who.token } : {});
/** As if nothing had been heard for long, however often it was asked. */
const silence = (uploadId: string) =>
  stack.db.pool.query(`update media_upload set heard_at = now() - interval '1 minute' where id = $1`, [uploadId]);

/** A lesson of the tutor with a video that is ready. */
const filmed = async (visibility: 'public' | 'member' | 'draft' = 'public') => {
  const lessonId = await insertLesson(stack.db, { ownerId: tutor.id, visibility });
  const upload = await begin(tutor, lessonId);
  const uploadId = at(upload, 'upload_id');
  await fetch(at(upload, 'upload_url'), { method: 'PUT', body: clip });
  const ready = await eventually(async () => {
    await silence(uploadId);
    const answer = await check(tutor, uploadId);
    expect(at(answer, 'status')).toBe('ready');
    return answer;
  });
  return { lessonId, uploadId, assetId: at(ready, 'asset_id'), ready };
};

describe('an upload', () => {
  it('is for a lesson that the caller may edit', async () => {
    const lessonId = await insertLesson(stack.db, { ownerId: tutor.id, visibility: 'draft' });
    expect((await begin(await stack.person('member'), lessonId)).status).toBe(403);
    expect((await begin(other, lessonId)).status).toBe(404);
    expect((await stack.call('POST /api/mux/upload-url', { body: { lesson_id: lessonId } })).status).toBe(401);
    expect((await begin(tutor, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect(at(await begin(tutor, 'nonsense'), 'issues.0.path')).toBe('lesson_id');
    expect((await begin(admin, lessonId)).status).toBe(200);
  });

  it('becomes a video that is asked after when its messages are lost', async () => {
    const { lessonId, uploadId, ready } = await filmed();
    expect(ready.body).toEqual({ status: 'ready', asset_id: expect.any(String), playback_id: expect.any(String) });
    expect((await check(other, uploadId)).status).toBe(404);
    const played = await playback(null, lessonId);
    expect(at(played, 'result.data.kind')).toBe('file');
    const film = await fetch(at(played, 'result.data.url'), { headers: { range: 'bytes=0-7' } });
    expect(film.status).toBe(206);
    expect((await fetch(at(played, 'result.data.poster'))).status).toBe(200);
  });

  it('fails with the reason', async () => {
    const upload = await begin(tutor, await insertLesson(stack.db, { ownerId: tutor.id }));
    await fetch(at(upload, 'upload_url'), { method: 'PUT', body: '<html>' });
    await eventually(async () => {
      await silence(at(upload, 'upload_id'));
      const { body } = await check(tutor, at(upload, 'upload_id'));
      expect(body).toMatchObject({ status: 'errored', error: expect.stringContaining('not a video') });
    });
  });

  it('is given up before it is whole, and not after', async () => {
    const cancel = (uploadId: string) => stack.call('POST /trpc/media.cancel', { token: tutor.token, body: { uploadId } });
    const upload = await begin(tutor, await insertLesson(stack.db, { ownerId: tutor.id }));
    expect(at(await cancel(at(upload, 'upload_id')), 'result.data.status')).toBe('cancelled');
    expect(at(await cancel(at(upload, 'upload_id')), 'result.data.status')).toBe('cancelled');
    const { uploadId } = await filmed();
    expect((await cancel(uploadId)).status).toBe(409);
  });
});

describe('a video', () => {
  it('is played by whoever may study its lesson', async () => {
    const { lessonId } = await filmed('member');
    expect((await playback(null, lessonId)).status).toBe(404);
    expect((await playback(await stack.person(), lessonId)).status).toBe(404);
    expect((await playback(await stack.person('member'), lessonId)).status).toBe(200);
  });

  it('is deleted for good, by whoever may edit its lesson, with a trace', async () => {
    const { lessonId, uploadId, assetId } = await filmed();
    const remove = (who: Somebody) => stack.call(`DELETE /api/mux/asset/${assetId}`, { token: who.token });
    expect((await remove(other)).status).toBe(404);
    expect((await remove(tutor)).status).toBe(204);
    expect((await remove(tutor)).status).toBe(204);
    expect(at(await check(tutor, uploadId), 'status')).toBe('deleted');
    expect(at(await playback(null, lessonId), 'result.data.kind')).toBe('none');
    expect((await stack.call('DELETE /api/mux/asset/unknown', { token: tutor.token })).status).toBe(404);
    const trail = await stack.call(`GET /admin/audit?subject=lesson:${lessonId}`, { token: admin.token });
    expect(at(trail, 'items.0.action')).toBe('video.deleted');
  });

  it('is listed for who keeps it, page by page', async () => {
    const owner = await stack.person('tutor');
    const lessonId = await insertLesson(stack.db, { ownerId: owner.id });
    for (let i = 0; i < 3; i += 1) await begin(owner, lessonId);
    const list = (who: Somebody, query: object) =>
      stack.call(`GET /trpc/media.list?input=${encodeURIComponent(JSON.stringify(query))}`, { token: who.token });
    const first = await list(owner, { limit: 2 });
    const second = await list(owner, { limit: 2, cursor: at(first, 'result.data.nextCursor') });
    expect([at(first, 'result.data.items.length'), at(second, 'result.data.items.length')]).toEqual(['2', '1']);
    expect(at(second, 'result.data.nextCursor')).toBe('null');
    expect(at(first, 'result.data.items.0.courseTitle')).toBe('Course');
    expect(at(await list(other, { lessonId }), 'result.data.items.length')).toBe('0');
    expect(at(await list(admin, { lessonId, status: 'waiting' }), 'result.data.items.length')).toBe('3');
    expect((await list(await stack.person(), {})).status).toBe(403);
    expect((await list(admin, { cursor: 'a b' })).status).toBe(422);
  });
});

it('has captions, which belong to the lesson', async () => {
  const { lessonId } = await filmed('member');
  const text = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nПривіт\n');
  const body = { file_type: 'text/vtt', folder: 'attachments', size: text.length };
  const promised = await stack.call('POST /api/uploads/presigned-url', { token: tutor.token, body });
  await fetch(at(promised, 'upload_url').replace('http://school.test', stack.url), {
    method: 'PUT',
    body: text,
    headers: { 'content-type': 'text/vtt' },
  });
  await stack.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: tutor.token });
  const add = (who: Somebody) =>
    stack.call('POST /trpc/media.addCaptions', {
      token: who.token,
      body: { lessonId, id: at(promised, 'id'), language: 'uk', label: 'Українською' },
    });
  expect((await add(other)).status).toBe(403);
  const added = await add(tutor);
  expect(added.status).toBe(200);
  expect((await add(tutor)).status).toBe(409);
  const member = await stack.person('member');
  const played = await playback(member, lessonId);
  expect(at(played, 'result.data.tracks.0.label')).toBe('Українською');
  const track = at(played, 'result.data.tracks.0.url').replace('http://school.test', '');
  const found = await stack.call(`GET ${track}`, { token: member.token });
  expect(found.status).toBe(302);
  expect((await stack.call(`GET ${track}`)).status).toBe(404);
  const remove = () =>
    stack.call('POST /trpc/media.removeCaptions', { token: tutor.token, body: { lessonId, trackId: at(added, 'result.data.id') } });
  expect((await remove()).status).toBe(200);
  expect((await remove()).status).toBe(404);
});

it('says so when nobody keeps videos, and plays files all the same', async () => {
  const owner = await bare.person('tutor');
  const lessonId = await insertLesson(bare.db, { ownerId: owner.id });
  const refused = await bare.call('POST /api/mux/upload-url', { token: owner.token, body: { lesson_id: lessonId } });
  expect([refused.status, at(refused, 'code')]).toEqual([503, 'unavailable']);
  expect(refused.headers.get('retry-after')).not.toBeNull();
  expect((await bare.call('POST /api/mux/webhook', { body: {} })).status).toBe(503);

  const promised = await bare.call('POST /api/uploads/presigned-url', {
    token: owner.token,
    body: { file_type: 'video/mp4', folder: 'lessons', size: clip.length },
  });
  const address = at(promised, 'upload_url').replace('http://school.test', bare.url);
  await fetch(address, { method: 'PUT', body: clip, headers: { 'content-type': 'video/mp4' } });
  await bare.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: owner.token });
  const set = await bare.call('POST /trpc/storage.setVideo', { token: owner.token, body: { lessonId, id: at(promised, 'id') } });
  expect(set.status).toBe(200);
  const played = await bare.call(`GET /trpc/media.playback?input=${encodeURIComponent(JSON.stringify({ lessonId }))}`);
  const film = await fetch(at(played, 'result.data.url').replace('http://school.test', bare.url), { headers: { range: 'bytes=4-7' } });
  expect([film.status, await film.text()]).toEqual([206, 'ftyp']);
});
