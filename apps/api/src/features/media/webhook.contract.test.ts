import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { signMessage } from '@lyceum/platform/video/signature.ts';
import { insertLesson } from '@lyceum/testkit/lesson.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../../stack.ts';

const secret = 'a-secret-of-the-tests';
let stack: Stack;
let uploadId: string;
beforeAll(async () => {
  stack = await startStack({ MUX_WEBHOOK_SECRET: `the-one-before, ${secret}` });
  const owner = await stack.person('tutor');
  uploadId = randomUUID();
  const lessonId = await insertLesson(stack.db, { ownerId: owner.id });
  await stack.db.pool.query('insert into media_upload (id, lesson_id, person_id) values ($1, $2, $3)', [uploadId, lessonId, owner.id]);
});
afterAll(async () => stack[Symbol.asyncDispose]());

const path = '/api/mux/webhook';
const bytesOf = (event: object): Buffer => Buffer.from(JSON.stringify(event));
const message = (type = 'video.upload.cancelled', data: unknown = { id: uploadId }) => ({ id: randomUUID(), type, data });

const post = async (body: Buffer, headers: Record<string, string> = {}): Promise<number> => {
  const signature = { 'mux-signature': signMessage(secret, body, Date.now()) };
  const answer = await fetch(stack.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signature, ...headers },
  });
  await answer.text();
  return answer.status;
};

const kept = async (): Promise<{ events: number; jobs: number }> => {
  const { rows } = await stack.db.pool.query(
    `select (select count(*)::int from media_event) as events, (select count(*)::int from outbox where name = 'media.apply') as jobs`,
  );
  return rows[0] as { events: number; jobs: number };
};

const seconds = (): number => Math.floor(Date.now() / 1000);
const mac = (at: number | string, body: Buffer, key = secret): string =>
  createHmac('sha256', key).update(`${at}.`).update(body).digest('hex');

describe('a message that nobody vouches for has no effect', () => {
  const event = message();
  const body = bytesOf(event);
  const signed = (header: (at: number) => string) => () => post(body, { 'mux-signature': header(seconds()) });
  it.each<[string, () => Promise<number>]>([
    ['without a signature', async () => (await fetch(stack.url + path, { method: 'POST', body })).status],
    ['with an empty signature', signed(() => '')],
    ['signed with an empty secret', signed((t) => `t=${t},v1=${mac(t, body, '')}`)],
    ['signed with the secret of another school', signed((t) => `t=${t},v1=${mac(t, body, 'other')}`)],
    ['without a time', signed((t) => `v1=${mac(t, body)}`)],
    ['with two times', signed((t) => `t=${t},t=${t},v1=${mac(t, body)}`)],
    ['with a time that is no number', signed(() => `t=NaN,v1=${mac('NaN', body)}`)],
    ['with a negative time', signed((t) => `t=${-t},v1=${mac(-t, body)}`)],
    ['with a time in milliseconds', signed((t) => `t=${t * 1000},v1=${mac(t * 1000, body)}`)],
    ['301 s old', signed((t) => `t=${t - 301},v1=${mac(t - 301, body)}`)],
    ['302 s ahead', signed((t) => `t=${t + 302},v1=${mac(t + 302, body)}`)],
    ['of an older scheme', signed((t) => `t=${t},v0=${mac(t, body)}`)],
    ['with a signature in upper case', signed((t) => `t=${t},v1=${mac(t, body).toUpperCase()}`)],
    ['with a short signature', signed((t) => `t=${t},v1=${mac(t, body).slice(0, 10)}`)],
    ['with a long signature', signed((t) => `t=${t},v1=${mac(t, body)}ff`)],
    ['with a signature that is not hexadecimal', signed((t) => `t=${t},v1=${'x'.repeat(64)}`)],
    [
      'in other bytes than were signed',
      () => post(Buffer.from(JSON.stringify(event, null, 1)), { 'mux-signature': signMessage(secret, body, Date.now()) }),
    ],
    [
      'with a line more than was signed',
      () => post(Buffer.concat([body, Buffer.from('\n')]), { 'mux-signature': signMessage(secret, body, Date.now()) }),
    ],
    [
      'compressed after it was signed',
      () => post(gzipSync(body), { 'content-encoding': 'gzip', 'mux-signature': signMessage(secret, body, Date.now()) }),
    ],
  ])('%s', async (...[, send]) => {
    const before = await kept();
    expect(await send()).toBe(400);
    expect(await kept()).toEqual(before);
  });
});

describe('a genuine message that is none', () => {
  it.each<[string, Buffer]>([
    ['no JSON', Buffer.from('{')],
    ['nothing', Buffer.alloc(0)],
    ['a list', Buffer.from('[]')],
    ['no id', bytesOf({ type: 'video.asset.ready', data: {} })],
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(message())])],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a number as its type', bytesOf({ id: 'x', type: 7, data: {} })],
    ['an id that no text of the database can hold', bytesOf({ ...message(), id: 'a\0b' })],
  ])('is malformed: %s', async (...[, body]) => {
    const before = await kept();
    expect(await post(body)).toBe(400);
    expect(await kept()).toEqual(before);
  });

  it('is too large with 5 MB', async () => {
    expect(await post(Buffer.alloc(5_000_000, 'x'))).toBe(413);
  });
});

describe('a genuine message', () => {
  it('is kept once, however often and parallel it comes, and its first bytes count', async () => {
    const before = await kept();
    const event = message();
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(bytesOf(event))));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await post(bytesOf({ ...event, type: 'video.upload.errored' }))).toBe(200);
    expect(await kept()).toEqual({ events: before.events + 1, jobs: before.jobs + 1 });
    const { rows } = await stack.db.pool.query('select type, body from media_event where id = $1', [event.id]);
    expect(rows).toEqual([{ type: 'video.upload.cancelled', body: JSON.stringify(event) }]);
  });

  it('is kept beside others that come with it, each with its effect if it has one, and asked for once', async () => {
    const before = await kept();
    const events = Array.from({ length: 60 }, (_, n) => message(n % 3 === 0 ? 'video.asset.track.skipped' : undefined));
    const twice = [...events, ...[...events].reverse()];
    expect(new Set(await Promise.all(twice.map((event) => post(bytesOf(event)))))).toEqual(new Set([200]));
    expect(await kept()).toEqual({ events: before.events + 60, jobs: before.jobs + 40 });
  });

  it('is acknowledged and kept when its type is new, its data is missing, or it is about nothing of ours', async () => {
    const before = await kept();
    const odd = [
      message('video.asset.track.skipped', { asset_id: 'x' }),
      message('video.asset.ready', undefined),
      message('video.asset.ready', { id: 'not-ours', upload_id: 'not-ours', passthrough: "'; drop table person; --" }),
      message('video.asset.ready', { id: 'x', playback_ids: [{ id: '"><script>', policy: 'public' }] }),
      message('__proto__', { constructor: 1 }),
    ];
    for (const event of odd) expect(await post(bytesOf(event))).toBe(200);
    expect((await kept()).events).toBe(before.events + odd.length);
  });

  it('may come in parts, under any content type, signed by either of two secrets, to a path with a slash', async () => {
    const body = bytesOf(message());
    expect(await post(body, { 'content-type': 'text/plain', 'mux-signature': signMessage('the-one-before', body, Date.now()) })).toBe(200);
    const status = await new Promise((resolve, reject) => {
      const parts = bytesOf(message());
      const headers = { 'mux-signature': signMessage(secret, parts, Date.now()), 'transfer-encoding': 'chunked' };
      const sent = request(`${stack.url}${path}/`, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode));
      sent.on('error', reject);
      for (const byte of parts) sent.write(Buffer.from([byte]));
      sent.end();
    });
    expect(status).toBe(200);
  });

  it('comes by POST alone', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) expect((await fetch(stack.url + path, { method })).status).toBe(405);
  });
});
