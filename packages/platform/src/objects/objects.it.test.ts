import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@lyceum/testkit/clock.fake.ts';
import { startS3, type TestS3 } from '@lyceum/testkit/s3.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAddresses } from './address.ts';
import { createAdmit } from './admit.ts';
import { type FolderObjects, folderObjects } from './objects.folder.ts';
import { s3Objects } from './objects.s3.ts';
import type { Objects } from './objects.ts';
import { openObjects } from './open-objects.ts';
import { drawPicture } from './pictures.sharp.ts';

let s3: TestS3;
let directory: string;
let bucket: Objects;
let folder: FolderObjects;
beforeAll(async () => {
  s3 = await startS3();
  directory = await mkdtemp(join(tmpdir(), 'lyceum-files-'));
  const { env } = s3;
  const endpoint = env['AWS_ENDPOINT_URL'] ?? '';
  bucket = s3Objects({
    ...{ endpoint, publicEndpoint: endpoint, region: 'auto', bucket: env['AWS_BUCKET_NAME'] ?? '' },
    ...{ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  });
  folder = folderObjects(directory, createAddresses({ secret: 'x'.repeat(32), publicUrl: 'http://school.test', clock: fakeClock() }));
  await Promise.all([bucket.prepare('http://school.test'), folder.prepare('http://school.test')]);
});
afterAll(async () => {
  bucket.close();
  await s3[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe.each([['an S3'], ['a folder']])('%s', (name) => {
  const store = (): Objects => (name === 'an S3' ? bucket : folder);

  it('keeps, reads, moves, lists and removes files', async () => {
    await store().write('incoming/a', text('hello world'), 'text/plain');
    expect(await store().sizeOf('incoming/a')).toBe(11);
    expect(Buffer.from(await store().read('incoming/a', 5)).toString()).toBe('hello');
    expect(Buffer.from(await store().read('incoming/a', 500)).toString()).toBe('hello world');
    expect((await store().list('incoming/')).map(({ key }) => key)).toEqual(['incoming/a']);
    expect(await store().move('incoming/a', 'attachments/b.txt', 'text/plain')).toBe(true);
    expect(await store().move('incoming/a', 'attachments/b.txt', 'text/plain')).toBe(false);
    expect(await store().sizeOf('incoming/a')).toBeNull();
    expect(await store().sizeOf('attachments/b.txt')).toBe(11);
    await store().remove('attachments/b.txt');
    await store().remove('attachments/b.txt');
    expect(await store().sizeOf('attachments/b.txt')).toBeNull();
    expect(await store().list('nothing/')).toEqual([]);
  });

  it('may be made ready twice', async () => {
    await store().prepare('http://school.test');
  });

  const png = () =>
    sharp({ create: { width: 900, height: 300, channels: 3, background: '#fa0' } })
      .png()
      .toBuffer();
  const isPng = (head: Uint8Array): boolean => head[0] === 0x89;
  const arrival = (key: string, size: number) => ({
    ...{ from: `incoming/${key}`, to: `avatars/${key}.webp`, size, type: 'image/webp', begins: isPng, headBytes: 4096 },
    picture: { pixels: 1_000_000, longestSide: 512 },
  });

  it('lets a picture in as another one that looks the same', async () => {
    const bytes = await png();
    const admit = createAdmit(store(), drawPicture);
    expect(await admit(arrival('p1', bytes.length))).toEqual({ is: 'absent' });
    await store().write('incoming/p1', bytes, 'image/png');
    const admission = await admit(arrival('p1', bytes.length));
    expect(admission).toMatchObject({ is: 'admitted', width: 512, height: 171 });
    expect(await admit(arrival('p1', bytes.length))).toMatchObject({ is: 'admitted', width: 512 });
    const head = await store().read('avatars/p1.webp', 12);
    expect(Buffer.from(head).toString('latin1')).toMatch(/^RIFF[\s\S]{4}WEBP$/);
  });

  it('refuses what is too long, too large to draw, or something else, and keeps nothing of it', async () => {
    const bytes = await png();
    const bomb = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    const admit = createAdmit(store(), drawPicture);
    for (const [sent, size] of [
      [bytes, bytes.length + 1],
      [bomb, bomb.length],
      [bytes.subarray(0, bytes.length / 2), Math.floor(bytes.length / 2)],
      [text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 40],
    ] as const) {
      await store().write('incoming/bad', sent, 'image/png');
      expect(await admit(arrival('bad', size))).toMatchObject({ is: 'refused' });
      expect(await store().sizeOf('avatars/bad.webp')).toBeNull();
      expect(await store().sizeOf('incoming/bad')).toBeNull();
    }
  });
});

describe('the addresses of an S3', () => {
  const put = (url: string, body: string, type: string) => fetch(url, { method: 'PUT', body, headers: { 'content-type': type } });

  it('take a file of exactly the type and size that was signed, without the checksum of an empty one', async () => {
    const { url, headers } = await bucket.signPut({ key: 'incoming/s', type: 'image/png', size: 5, lifeMs: 300_000 });
    expect(headers).toEqual({ 'Content-Type': 'image/png' });
    const { searchParams } = new URL(url);
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    expect(Number(searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(300);
    expect([...searchParams.keys()].filter((name) => /checksum/i.test(name))).toEqual([]);
    expect((await put(url, 'four', 'image/png')).status).toBe(403);
    expect((await put(url, 'fiver!', 'image/png')).status).toBe(403);
    expect((await put(url, 'five!', 'text/html')).status).toBe(403);
    expect((await put(url.replace('incoming/s', 'incoming/t'), 'five!', 'image/png')).status).toBe(403);
    expect((await put(url, 'five!', 'image/png')).status).toBe(200);
    expect(await bucket.sizeOf('incoming/s')).toBe(5);
  });

  it('serve a file under the type and the name that was signed', async () => {
    await bucket.write('attachments/x.pdf', text('%PDF-'), 'application/pdf');
    const signed = await bucket.signGet({
      key: 'attachments/x.pdf',
      type: 'application/pdf',
      disposition: 'attachment; filename="x.pdf"',
      lifeMs: 60_000,
    });
    const answer = await fetch(signed);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="x.pdf"');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect((await fetch(signed.replace('=attachment', '=inline'))).status).toBe(403);
  });
});

describe('a folder', () => {
  async function* chunks(...parts: string[]) {
    for (const part of parts) yield text(part);
  }

  it('takes a file whole or not at all', async () => {
    expect(await folder.take('incoming/w', chunks('hello ', 'world'), 11)).toBe(true);
    expect(await folder.take('incoming/short', chunks('hello'), 11)).toBe(false);
    expect(await folder.take('incoming/long', chunks('hello ', 'world', '!'), 11)).toBe(false);
    const broken = async function* () {
      yield text('hel');
      throw new Error('the line went dead');
    };
    await expect(folder.take('incoming/broken', broken(), 11)).rejects.toThrow('dead');
    expect((await folder.list('incoming/')).map(({ key }) => key)).toEqual(['incoming/w']);
    expect(await readdir(join(directory, 'drafts'))).toEqual([]);
  });

  it('has nothing outside of itself', async () => {
    await expect(folder.write('../x', text(''), 'text/plain')).rejects.toThrow('leads out');
    await expect(folder.sizeOf('a/../../x')).rejects.toThrow('leads out');
  });
});

const config = { ...{ AWS_REGION: 'auto', STORAGE_DIR: '/tmp/x', SECRET_KEY: 'x'.repeat(32), PUBLIC_URL: 'http://school.test' } };

it('opens the folder when no S3 is configured, and says what is missing of half an S3', async () => {
  const { folder: opened, origin } = await openObjects(config, fakeClock());
  expect([opened === null, origin]).toEqual([false, null]);
  await expect(openObjects({ ...config, AWS_BUCKET_NAME: 'b', AWS_ENDPOINT_URL: 'http://s3.test' }, fakeClock())).rejects.toThrow(
    'AWS_ACCESS_KEY_ID is missing; AWS_SECRET_ACCESS_KEY is missing',
  );
});
