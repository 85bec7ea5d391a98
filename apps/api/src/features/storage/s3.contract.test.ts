import { startS3, type TestS3 } from '@lyceum/testkit/s3.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';

let s3: TestS3;
let stack: Stack;
let student: Somebody;
beforeAll(async () => {
  s3 = await startS3();
  stack = await startStack({ ...s3.env, R2_PUBLIC_DOMAIN: 'cdn.school.test' });
  student = await stack.person();
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await s3[Symbol.asyncDispose]();
});

const presign = (size: number) =>
  stack.call('POST /api/uploads/presigned-url', { token: student.token, body: { file_type: 'image/png', folder: 'avatars', size } });
const put = (url: string, body: Uint8Array, type = 'image/png') => fetch(url, { method: 'PUT', body, headers: { 'content-type': type } });

it('keeps files in an S3, and their bytes never pass the api', async () => {
  const png = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#0c8' } })
    .png()
    .toBuffer();
  const promised = await presign(png.length);
  const uploadUrl = at(promised, 'upload_url');
  expect(uploadUrl.startsWith(s3.env['AWS_ENDPOINT_URL'] ?? '?')).toBe(true);
  expect(at(promised, 'public_url')).toBe(`https://cdn.school.test/${at(promised, 'key')}`);
  expect((await put(uploadUrl, png.subarray(1))).status).toBe(403);
  expect((await put(uploadUrl, png, 'text/html')).status).toBe(403);
  expect((await put(uploadUrl, png)).status).toBe(200);
  const confirmed = await stack.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: student.token });
  expect(confirmed.body).toMatchObject({ type: 'image/webp', width: 512, height: 512 });
  const signed = await stack.call(`GET /storage/sign?key=${at(promised, 'key')}`, { token: student.token });
  const file = await fetch(at(signed, 'url'));
  expect(file.headers.get('content-type')).toBe('image/webp');
  expect((await sharp(Buffer.from(await file.arrayBuffer())).metadata()).width).toBe(512);
  expect((await stack.call(`GET /storage/files/${at(promised, 'key')}`)).status).toBe(404);
  const lasting = await stack.call(`GET /storage/${at(promised, 'key')}`);
  expect([lasting.status, lasting.headers.get('location')?.startsWith(s3.env['AWS_ENDPOINT_URL'] ?? '?')]).toEqual([302, true]);
});

it('refuses a lie', async () => {
  const html = Buffer.from('<html><script>alert(1)</script>');
  const promised = await presign(html.length);
  expect((await put(at(promised, 'upload_url'), html)).status).toBe(200);
  expect((await stack.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: student.token })).status).toBe(422);
  expect((await stack.call(`GET /storage/sign?key=${at(promised, 'key')}`, { token: student.token })).status).toBe(404);
});

it('names what is missing of half an S3, and does not start', async () => {
  const { AWS_SECRET_ACCESS_KEY: _, ...half } = s3.env;
  await expect(startStack(half)).rejects.toThrow('AWS_SECRET_ACCESS_KEY is missing');
});
