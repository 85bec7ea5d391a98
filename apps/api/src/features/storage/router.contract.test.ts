import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertLesson } from '@lyceum/testkit/lesson.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, publicUrl, type Somebody, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
let directory: string;
let [tutor, student, other] = [] as unknown as [Somebody, Somebody, Somebody];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lyceum-api-files-'));
  stack = await startStack({ STORAGE_DIR: directory, LYCEUM_RATE_LIMITS: 'on' });
  [tutor, student, other] = await Promise.all([stack.person('tutor'), stack.person(), stack.person('tutor')]);
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const here = (url: string): string => url.replace(publicUrl, stack.url);
const png = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#08f' } })
    .png()
    .toBuffer();

const presign = (who: Somebody, body: object) => stack.call('POST /api/uploads/presigned-url', { token: who.token, body });
const put = (url: string, bytes: Uint8Array, headers: Record<string, string>) => fetch(here(url), { method: 'PUT', body: bytes, headers });

/** Uploads and confirms; answers what stands in the last answer. */
const upload = async (who: Somebody, folder: string, [type, bytes]: readonly [string, Uint8Array]) => {
  const promised = await presign(who, { file_type: type, folder, size: bytes.length, name: 'Named ☀.bin' });
  expect(promised.status).toBe(200);
  expect((await put(at(promised, 'upload_url'), bytes, { 'content-type': type })).status).toBe(200);
  const confirmed = await stack.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: who.token });
  return { promised, confirmed };
};

describe('POST /api/uploads/presigned-url', () => {
  it('gives an address for exactly one type and size, under a name of our own, for at most 300 s', async () => {
    const { status, body } = await presign(student, { file_type: 'image/png', folder: 'avatars', size: 10 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ headers: { 'Content-Type': 'image/png' }, expires_in: 300 });
    expect(at({ body }, 'public_url')).toMatch(new RegExp(`^${publicUrl}/storage/avatars/[0-9a-f-]{36}\\.webp$`));
  });

  it.each([
    ['a folder that leads away', { file_type: 'image/png', folder: '../', size: 10 }, 'folder'],
    ['a folder that is none', { file_type: 'image/png', folder: 'secrets', size: 10 }, 'folder'],
    ['SVG', { file_type: 'image/svg+xml', folder: 'avatars', size: 10 }, 'file_type'],
    ['HTML', { file_type: 'text/html', folder: 'thumbnails', size: 10 }, 'file_type'],
    ['nothing at all', { file_type: 'image/png', folder: 'avatars', size: 0 }, 'size'],
    ['half a byte', { file_type: 'image/png', folder: 'avatars', size: 1.5 }, 'size'],
    ['too much', { file_type: 'image/png', folder: 'avatars', size: 11 * 2 ** 20 }, 'size'],
    ['no type', { folder: 'avatars', size: 10 }, 'file_type'],
  ])('refuses %s and names the field', async (...[, body, field]) => {
    const answer = await presign(student, body);
    expect(answer.status).toBe(422);
    expect(at(answer, 'issues.0.path')).toBe(field);
  });

  it('asks who it is, and keeps what belongs to lessons to those who teach', async () => {
    expect(
      (await stack.call('POST /api/uploads/presigned-url', { body: { file_type: 'image/png', folder: 'avatars', size: 9 } })).status,
    ).toBe(401);
    expect((await presign(student, { file_type: 'application/pdf', folder: 'attachments', size: 9 })).status).toBe(403);
    expect((await presign(tutor, { file_type: 'application/pdf', folder: 'attachments', size: 9 })).status).toBe(200);
  });

  it('ends at the quota, also when everything is asked for at once', async () => {
    const person = await stack.person();
    const asked = await Promise.all(
      Array.from({ length: 14 }, () => presign(person, { file_type: 'image/png', folder: 'avatars', size: 10 * 2 ** 20 })),
    );
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(asked.filter(({ status }) => status === 413)).toHaveLength(4);
  });
});

describe('a signed address', () => {
  it('takes the announced bytes and nothing else', async () => {
    const { body } = await presign(student, { file_type: 'image/png', folder: 'avatars', size: 10 });
    const url = at({ body }, 'upload_url');
    const ten = Buffer.alloc(10, 1);
    const right = { 'content-type': 'image/png' };
    expect((await put(url, ten, { 'content-type': 'text/html' })).status).toBe(403);
    expect((await put(url, Buffer.alloc(9), right)).status).toBe(403);
    expect((await put(url, Buffer.alloc(11), right)).status).toBe(403);
    expect((await put(url.replace('size=10', 'size=11'), Buffer.alloc(11), right)).status).toBe(403);
    expect((await put(url.replace(/expires=\d/, 'expires=9'), ten, right)).status).toBe(403);
    expect((await put(url.replace('/incoming/', '/avatars/'), ten, right)).status).toBe(403);
    expect((await put(`${url}&size=10`, ten, right)).status).toBe(403);
    expect((await fetch(here(url))).status).toBe(403);
    const stream = new ReadableStream({ start: (c) => c.close() });
    const chunked = await fetch(here(url), { method: 'PUT', body: stream, headers: right, duplex: 'half' } as RequestInit);
    expect(chunked.status).toBe(403);
    expect((await put(url, ten, { ...right, cookie: 'lyceum_session=x' })).status).toBe(200);
  });
});

describe('a picture', () => {
  it('is written anew, and everybody sees it at its lasting address', async () => {
    const { promised, confirmed } = await upload(student, 'avatars', ['image/png', await png()]);
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toMatchObject({ type: 'image/webp', width: 64, height: 48, url: at(promised, 'public_url') });
    const lasting = await fetch(here(at(promised, 'public_url')), { redirect: 'manual' });
    expect(lasting.status).toBe(302);
    const file = await fetch(here(lasting.headers.get('location') ?? ''));
    expect(file.status).toBe(200);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(file.headers.get('content-disposition')).toMatch(/^inline; /);
    expect((await sharp(Buffer.from(await file.arrayBuffer())).metadata()).format).toBe('webp');
    const again = await stack.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: student.token });
    expect(again.body).toEqual(confirmed.body);
  });

  it('is found by whoever looks, also when nobody said that it came', async () => {
    const bytes = await png();
    const promised = await presign(student, { file_type: 'image/png', folder: 'thumbnails', size: bytes.length });
    const lasting = here(at(promised, 'public_url'));
    expect((await fetch(lasting, { redirect: 'manual' })).status).toBe(404);
    await put(at(promised, 'upload_url'), bytes, { 'content-type': 'image/png' });
    expect((await fetch(lasting, { redirect: 'manual' })).status).toBe(302);
  });

  it('is confirmed by who promised it, after it came', async () => {
    const promised = await presign(student, { file_type: 'image/png', folder: 'avatars', size: 100 });
    const confirm = (who: Somebody) => stack.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: who.token });
    expect((await confirm(student)).status).toBe(409);
    expect((await confirm(other)).status).toBe(404);
  });
});

describe('GET /storage/sign', () => {
  const sign = (who: Somebody | null, key: string) =>
    stack.call(`GET /storage/sign?key=${encodeURIComponent(key)}`, who ? { token: who.token } : {});
  const pdf = Buffer.from('%PDF-1.7 and so on');

  it('signs what the caller may see; every other key is 404', async () => {
    const avatar = await upload(student, 'avatars', ['image/png', await png()]);
    expect((await sign(other, at(avatar.confirmed, 'key'))).status).toBe(200);
    expect((await sign(null, at(avatar.confirmed, 'key'))).status).toBe(401);
    for (const key of ['', '../../etc/passwd', 'avatars/', 'avatars/x.webp', '/etc/passwd', 'incoming/x', '%00', 'a'.repeat(900)])
      expect((await sign(student, key)).status, key).toBe(404);
    expect((await stack.call('GET /storage/sign', { token: student.token })).status).toBe(422);
  });

  it('opens the files of a lesson to those who may study it', async () => {
    const lessonId = await insertLesson(stack.db, { ownerId: tutor.id, visibility: 'member' });
    const { confirmed } = await upload(tutor, 'attachments', ['application/pdf', pdf]);
    const key = at(confirmed, 'key');
    const member = await stack.person('member');
    expect((await sign(member, key)).status).toBe(404);
    const attach = (who: Somebody) =>
      stack.call('POST /trpc/storage.attach', { token: who.token, body: { lessonId, id: at(confirmed, 'id'), name: 'Зошит.pdf' } });
    expect((await attach(other)).status).toBe(403);
    expect((await attach(tutor)).status).toBe(200);
    const signed = await sign(member, key);
    expect(signed.body).toMatchObject({ expires_in: 300 });
    expect((await sign(student, key)).status).toBe(404);
    const file = await fetch(here(at(signed, 'url')));
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(await file.text()).toBe(pdf.toString());
    const input = encodeURIComponent(JSON.stringify({ lessonId }));
    const listed = await stack.call(`GET /trpc/storage.attachments?input=${input}`, { token: member.token });
    expect(at(listed, 'result.data.0.name')).toBe('Зошит.pdf');
    const detached = await stack.call('POST /trpc/storage.detach', { token: tutor.token, body: { lessonId, id: at(confirmed, 'id') } });
    expect(detached.status).toBe(200);
    expect((await sign(member, key)).status).toBe(404);
  });
});

describe('a film in a folder', () => {
  const film = Buffer.concat([Buffer.from('\x00\x00\x00\x18ftypisom', 'latin1'), Buffer.alloc(1000, 7)]);

  it('is asked for in parts', async () => {
    const { confirmed } = await upload(tutor, 'lessons', ['video/mp4', film]);
    const signed = await stack.call(`GET /storage/sign?key=${at(confirmed, 'key')}`, { token: tutor.token });
    const part = async (range?: string, more: Record<string, string> = {}) => {
      const answer = await fetch(here(at(signed, 'url')), { headers: { ...(range === undefined ? {} : { range }), ...more } });
      return [answer.status, answer.headers.get('content-range'), Buffer.from(await answer.arrayBuffer()).length];
    };
    const size = film.length;
    expect(await part()).toEqual([200, null, size]);
    expect(await part('bytes=0-0')).toEqual([206, `bytes 0-0/${size}`, 1]);
    expect(await part('bytes=10-')).toEqual([206, `bytes 10-${size - 1}/${size}`, size - 10]);
    expect(await part('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, 5]);
    expect(await part(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, 0]);
    expect(await part('bytes=0-1,5-6')).toEqual([200, null, size]);
    expect(await part('bytes=0-1', { 'if-range': '"another"' })).toEqual([200, null, size]);
  });
});
