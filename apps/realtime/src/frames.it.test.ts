import { randomBytes } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createTickets } from '@lyceum/platform/ticket.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { makeRoom, type TestRoom } from '@lyceum/testkit/room.ts';
import { openSocket, type TestSocket } from '@lyceum/testkit/socket.ts';
import { startStack, type TestStack } from '@lyceum/testkit/stack.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const secret = randomBytes(48).toString('base64');
const tickets = createTickets({ secret, clock: systemClock });
let stack: TestStack;
let db: Db;
let room: TestRoom;

beforeAll(async () => {
  stack = await startStack({ env: { SECRET_KEY: secret, LYCEUM_RATE_LIMITS: 'on' } });
  db = connect({ url: stack.databaseUrl, name: 'test', max: 2, log: silentLog });
  room = await makeRoom(db);
});
afterAll(async () => {
  await db.close();
  await stack.close();
});

const come = async (): Promise<TestSocket> => {
  const { token } = await tickets.signRoom({ sub: room.people[1] as PersonId, name: 'x', role: 'student', room: room.key, ttlMs: 600_000 });
  const socket = await openSocket(`${stack.realtimeUrls[0]}/ws/classroom/${room.session}/?token=${token}`);
  await socket.next('welcome');
  return socket;
};
const pid = (): number => stack.realtime[0]?.pid ?? 0;

describe('C1: what is not a command ends the socket with 4500', () => {
  it.each<[string, string | Buffer]>([
    ['text that is no JSON', 'hello'],
    ['an array', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['nothing', ''],
    ['binary', Buffer.from('{"type":"ping","cid":"a"}')],
    ['more than 64 KiB', JSON.stringify({ type: 'ping', cid: 'a', pad: 'x'.repeat(65_536) })],
    ['100,000 open brackets', '['.repeat(60_000)],
  ])('%s', async (_what, data) => {
    const socket = await come();
    socket.raw(data);
    expect((await socket.closed).code).toBe(4500);
  });
});

describe('C3: what is not understood is answered and the socket stays', () => {
  it.each<[string, object, string]>([
    ['an unknown command', { type: 'board.explode', cid: 'a' }, 'unknown_command'],
    ['a command of the prototype', { type: 'constructor', cid: 'a' }, 'unknown_command'],
    ['a type that is no text', { type: 7, cid: 'a' }, 'invalid'],
    ['missing data', { type: 'chat.send', cid: 'a' }, 'invalid'],
    ['a room that is not joined', { type: 'chat.send', cid: 'a', room: 'channel:hq', data: { text: 'x' } }, 'not_joined'],
    ['a message that is not there', { type: 'chat.delete', cid: 'zz', data: { seq: 9_999_999 } }, 'not_found'],
    [
      'a person who is not there',
      { type: 'rights.set', cid: 'zy', data: { user_id: '0b9d1f6e-6d5c-4c0a-9d4e-3b1f6d5c4c0a', permissions: {} } },
      'not_found',
    ],
  ])('%s', async (_what, frame, code) => {
    await using socket = await come();
    socket.raw(JSON.stringify(frame));
    expect(await socket.next('nack')).toMatchObject({ cid: (frame as { cid: string }).cid, code });
    expect(await socket.ask({ type: 'chat.read', data: { seq: 0 } })).toMatchObject({ type: 'ack' });
  });

  it('names the field that does not fit, and answers with a null cid when there is none', async () => {
    await using socket = await come();
    socket.raw(
      JSON.stringify({ type: 'media.set', cid: 'm', data: { video_enabled: 'false', audio_enabled: true, screen_sharing: true } }),
    );
    expect((await socket.next('nack', (n) => n.cid === 'm')).message).toContain('data.video_enabled');
    socket.raw('{"type":"ping"}');
    expect(await socket.next('nack', (n) => n.cid === null)).toMatchObject({ code: 'invalid' });
  });
});

it('C7: who is too fast is told to wait, and how long', async () => {
  await using socket = await come();
  for (let n = 0; n < 30; n++) socket.send({ type: 'chat.send', cid: `fast-${n}`, data: { text: 'x' } });
  const refused = await socket.next('nack', (nack) => nack.code === 'rate_limited');
  expect(refused.retry_after_ms).toBeGreaterThan(0);
  expect(refused.retry_after_ms).toBeLessThanOrEqual(200);
});

it('R9: no frame ends the process', { timeout: 60_000 }, async () => {
  const before = pid();
  const json = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({
        type: fc.constantFrom('chat.send', 'room.join', 'media.set', 'auth.refresh', 'signal.send', 'rights.set'),
        cid: fc.string(),
        room: fc.string(),
        data: fc.jsonValue(),
      })
      .map((o) => JSON.stringify(o)),
  );
  for (const batch of fc.sample(fc.array(json, { minLength: 5, maxLength: 25 }), 40)) {
    const socket = await come();
    for (const frame of batch) socket.raw(frame);
    socket.terminate();
  }
  await using last = await come();
  expect(await last.ask({ type: 'chat.read', data: { seq: 0 } })).toMatchObject({ type: 'ack' });
  expect(pid()).toBe(before);
});
