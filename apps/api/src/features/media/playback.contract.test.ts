import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { insertLesson } from '@lyceum/testkit/lesson.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, type Stack, startStack } from '../../stack.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

let stack: Stack;
let ownerId: string;
beforeAll(async () => {
  stack = await startStack({
    MUX_TOKEN_ID: 'id',
    MUX_TOKEN_SECRET: 'secret',
    MUX_SIGNING_KEY: 'key-1',
    MUX_PRIVATE_KEY: Buffer.from(privateKey).toString('base64'),
  });
  ownerId = (await stack.person('tutor')).id;
});
afterAll(async () => stack[Symbol.asyncDispose]());

/** How a new lesson is played whose videos are these, the oldest first. */
const played = async (...videos: readonly { readonly status: string; readonly playback: string }[]) => {
  const lessonId = await insertLesson(stack.db, { ownerId });
  for (const [i, { status, playback }] of videos.entries()) {
    await stack.db.pool.query(
      `insert into media_upload (id, lesson_id, person_id, status, playback, created_at) values ($1, $2, $3, $4, $5, now() + $6 * interval '1 s')`,
      [`${lessonId}-${i}`, lessonId, ownerId, status, playback, i],
    );
  }
  return stack.call(`GET /trpc/media.playback?input=${encodeURIComponent(JSON.stringify({ lessonId }))}`);
};

const claimsOf = (token: string): { header: Record<string, unknown>; claims: Record<string, unknown> } => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const isGenuine = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${claims}`),
    createPublicKey(publicKey),
    Buffer.from(signature, 'base64url'),
  );
  expect(isGenuine).toBe(true);
  const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  return { header: read(header), claims: read(claims) };
};

it('is signed where the video asks for it, apart for the film and its picture, for some hours', async () => {
  const answer = await played({ status: 'ready', playback: 'signed abc' });
  const video = claimsOf(at(answer, 'result.data.token'));
  expect(video.header).toMatchObject({ alg: 'RS256' });
  expect(video.claims).toMatchObject({ sub: 'abc', aud: 'v', kid: 'key-1' });
  expect(Number(video.claims['exp']) - Date.now() / 1000).toBeLessThanOrEqual(6 * 3600);
  expect(claimsOf(at(answer, 'result.data.thumbnailToken')).claims).toMatchObject({ sub: 'abc', aud: 't' });
  expect(at(answer, 'result.data.url')).toBe(`https://stream.mux.com/abc.m3u8?token=${at(answer, 'result.data.token')}`);
  expect(at(answer, 'result.data.poster')).toMatch(/^https:\/\/image\.mux\.com\/abc\/thumbnail\.webp\?token=/);
});

it('needs no token where it is public', async () => {
  const answer = await played({ status: 'ready', playback: 'public abc' });
  expect((answer.body as { result: { data: unknown } }).result.data).toEqual({
    kind: 'mux',
    playbackId: 'abc',
    token: null,
    thumbnailToken: null,
    url: 'https://stream.mux.com/abc.m3u8',
    poster: 'https://image.mux.com/abc/thumbnail.webp',
    tracks: [],
  });
});

it('is of the newest video that is ready', async () => {
  const answer = await played(
    { status: 'ready', playback: 'public old' },
    { status: 'ready', playback: 'public new' },
    { status: 'processing', playback: 'public next' },
    { status: 'deleted', playback: 'public gone' },
  );
  expect(at(answer, 'result.data.playbackId')).toBe('new');
  expect(at(await played({ status: 'errored', playback: 'public x' }), 'result.data.kind')).toBe('none');
});
