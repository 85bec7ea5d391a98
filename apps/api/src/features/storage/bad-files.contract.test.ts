import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, publicUrl, type Somebody, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
let directory: string;
let tutor: Somebody;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lyceum-bad-files-'));
  stack = await startStack({ STORAGE_DIR: directory });
  tutor = await stack.person('tutor');
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const here = (url: string): string => url.replace(publicUrl, stack.url);
const text = (words: string): Buffer => Buffer.from(words);
const script = '<script>alert(document.domain)</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const html = `<!doctype html><html>${script}</html>`;

const drawn = (format: 'png' | 'jpeg' | 'gif' | 'webp'): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#a0f' } })
    .toFormat(format)
    .toBuffer();

const chunk = (name: string, data: Buffer): Buffer => {
  const crc = (bytes: Buffer): number => {
    let sum = ~0;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return ~sum >>> 0;
  };
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(Buffer.concat([text(name), data])));
  return Buffer.concat([length, text(name), data, check]);
};

/** A PNG that says how large it is, and is small as a file. */
const bomb = (side: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const mark = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(100_000))), chunk('IEND', Buffer.alloc(0))]);
};

type Bad = readonly [name: string, folder: string, type: string, bytes: () => Buffer | Promise<Buffer>];

/** What must not get in at all. */
const refused: readonly Bad[] = [
  ['HTML that is called a PNG', 'avatars', 'image/png', () => text(html)],
  ['HTML that is called a JPEG', 'avatars', 'image/jpeg', () => text(html)],
  ['SVG that is called a PNG', 'avatars', 'image/png', () => text(svg)],
  ['SVG that is called a WebP', 'thumbnails', 'image/webp', () => text(svg)],
  ['SVG that is called an AVIF', 'thumbnails', 'image/avif', () => text(svg)],
  ['SVG that is called a PDF', 'attachments', 'application/pdf', () => text(svg)],
  ['HTML that is called a PDF', 'attachments', 'application/pdf', () => text(html)],
  ['HTML that is called captions', 'attachments', 'text/vtt', () => text(html)],
  ['HTML that is called a film', 'lessons', 'video/mp4', () => text(html)],
  ['HTML that is called a WebM', 'lessons', 'video/webm', () => text(html)],
  ['a program that is called a ZIP', 'attachments', 'application/zip', () => text('MZ\x90\x00')],
  ['a program that is called text', 'attachments', 'text/plain', () => Buffer.from('7f454c460201010000', 'hex')],
  ['UTF-16 that is called text', 'attachments', 'text/plain', () => Buffer.from(html, 'utf16le')],
  ['a JPEG that is called a PNG', 'avatars', 'image/png', () => drawn('jpeg')],
  ['a GIF that is called a WebP', 'avatars', 'image/webp', () => drawn('gif')],
  ['a picture of 40,000 by 40,000', 'avatars', 'image/png', () => bomb(40_000)],
  ['a picture of 2 billion by 2 billion', 'avatars', 'image/png', () => bomb(2_000_000_000)],
  ['a picture without a side', 'avatars', 'image/png', () => bomb(0)],
  ['half a picture', 'avatars', 'image/png', async () => (await drawn('png')).subarray(0, 60)],
  ['the head of a picture and a page', 'avatars', 'image/png', () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), text(html)])],
  ['GIF89a as a variable of a script', 'avatars', 'image/gif', () => text(`GIF89a=1;alert(1)//${html}`)],
  ['a lone start of a JPEG', 'avatars', 'image/jpeg', () => Buffer.from([0xff, 0xd8, 0xff])],
  ['one byte', 'avatars', 'image/png', () => Buffer.alloc(1)],
];

/** What gets in, as something that does nothing. */
const harmless: readonly Bad[] = [
  ['a picture with a page behind it', 'avatars', 'image/png', async () => Buffer.concat([await drawn('png'), text(html)])],
  [
    'a picture with a page in its comment',
    'avatars',
    'image/gif',
    async () => Buffer.concat([(await drawn('gif')).subarray(0, -1), Buffer.from([0x21, 0xfe, 39]), text(script), Buffer.from([0, 0x3b])]),
  ],
  [
    'a picture with a script in its metadata',
    'thumbnails',
    'image/jpeg',
    async () =>
      sharp(await drawn('jpeg'))
        .withExif({ IFD0: { Copyright: script } })
        .toBuffer(),
  ],
  ['a page that is called text', 'attachments', 'text/plain', () => text(html)],
  ['a page that is called a table', 'attachments', 'text/csv', () => text(`=cmd()|' /C calc'!A0\n${html}`)],
  ['SVG that is called Markdown', 'attachments', 'text/markdown', () => text(svg)],
  [
    'a PDF with a script',
    'attachments',
    'application/pdf',
    () => text(`%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n${html}`),
  ],
  ['captions with a page', 'attachments', 'text/vtt', () => text(`WEBVTT\n\n${html}`)],
  ['a page in an archive', 'attachments', 'application/zip', () => text(`PK\x03\x04${html}`)],
];

const send = async ([, folder, type, make]: Bad) => {
  const bytes = await make();
  const body = { file_type: type, folder, size: bytes.length, name: 'x.html"; filename="y.html' };
  const promised = await stack.call('POST /api/uploads/presigned-url', { token: tutor.token, body });
  const put = await fetch(here(at(promised, 'upload_url')), { method: 'PUT', body: bytes, headers: { 'content-type': type } });
  expect(put.status).toBe(200);
  const confirmed = await stack.call(`POST /api/uploads/${at(promised, 'id')}/confirm`, { token: tutor.token });
  return { promised, confirmed };
};

it.each(refused)('refuses %s', async (...bad) => {
  const { promised, confirmed } = await send(bad);
  expect(confirmed.status).toBe(422);
  const lasting = await stack.call(`GET /storage/${at(promised, 'key')}`, { token: tutor.token });
  expect(lasting.status).toBe(404);
  expect((await stack.call(`GET /storage/sign?key=${at(promised, 'key')}`, { token: tutor.token })).status).toBe(404);
});

it.each(harmless)('hands out %s as what can do nothing', async (...bad) => {
  const { confirmed } = await send(bad);
  expect(confirmed.status).toBe(200);
  const signed = await stack.call(`GET /storage/sign?key=${at(confirmed, 'key')}`, { token: tutor.token });
  const file = await fetch(here(at(signed, 'url')));
  const { headers } = file;
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(headers.get('content-type')).not.toMatch(/html|svg|xml|script/);
  const isShown = /^inline/.test(headers.get('content-disposition') ?? '');
  const bytes = Buffer.from(await file.arrayBuffer());
  // What is shown in place is a picture that was drawn anew, or captions, which browsers never show as a page.
  if (isShown)
    expect(
      headers.get('content-type') === 'image/webp' ? bytes.includes('script') : headers.get('content-type') !== 'text/vtt; charset=utf-8',
    ).toBe(false);
});

it('has held them all', () => {
  expect(refused.length + harmless.length).toBeGreaterThanOrEqual(30);
});
