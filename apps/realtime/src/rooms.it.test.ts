import { randomBytes } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createTickets, type Tickets } from '@lyceum/platform/ticket.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { makeRoom, type TestRoom } from '@lyceum/testkit/room.ts';
import { openSocket, type TestSocket } from '@lyceum/testkit/socket.ts';
import { startStack, type TestStack } from '@lyceum/testkit/stack.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const secret = randomBytes(48).toString('base64');
const tickets: Tickets = createTickets({ secret, clock: systemClock });
let stack: TestStack;
let db: Db;

beforeAll(async () => {
  stack = await startStack({ nodes: 2, env: { SECRET_KEY: secret } });
  db = connect({ url: stack.databaseUrl, name: 'test', max: 3, log: silentLog });
});
afterAll(async () => {
  await db.close();
  await stack.close();
});

const media = (video_enabled: boolean) => ({ video_enabled, audio_enabled: false, screen_sharing: false });
const tokenOf = async (room: TestRoom, n: number, ttlMs = 600_000): Promise<string> =>
  (await tickets.signRoom({ sub: room.people[n] as PersonId, name: 'x', role: 'student', room: room.key, ttlMs })).token;
/** Person `n` of a room comes to a node. */
const come = async (room: TestRoom, n: number, { node = 0, resume = '' } = {}): Promise<TestSocket> =>
  openSocket(`${stack.realtimeUrls[node]}/ws/classroom/${room.session}/?token=${await tokenOf(room, n)}${resume}`);

describe('talk', () => {
  it('C2 C6 L1: is acknowledged, and heard by everyone on both nodes in one order', async () => {
    const room = await makeRoom(db);
    await using host = await come(room, 0);
    await using far = await come(room, 1, { node: 1 });
    await host.next('welcome');
    await far.next('welcome');
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, n) => (n % 2 ? host : far).ask({ type: 'chat.send', data: { text: `line ${n}` } })),
    );
    expect(answers.every((a) => a.type === 'ack')).toBe(true);
    const last = Math.max(...answers.map((a) => (a.type === 'ack' ? (a.seq ?? 0) : 0)));
    for (const socket of [host, far]) {
      await socket.next('event', (e) => e.seq === last);
      const seqs = socket.events().map((e) => e.seq);
      expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, n) => (seqs[0] as number) + n));
      expect(socket.events().filter((e) => e.kind === 'chat.sent')).toHaveLength(15);
    }
  });

  it('L3: the same cid from two sockets on two nodes is one message with one answer', async () => {
    const room = await makeRoom(db);
    await using one = await come(room, 1);
    await using two = await come(room, 1, { node: 1 });
    await Promise.all([one.next('welcome'), two.next('welcome')]);
    const command = { type: 'chat.send', cid: 'same', data: { text: 'once' } } as const;
    const answers = await Promise.all([one.ask(command), two.ask(command), one.ask(command)]);
    expect(new Set(answers.map((a) => (a.type === 'ack' ? a.seq : a.code))).size).toBe(1);
    one.raw(JSON.stringify({ ...command, data: { text: 'twice' } }));
    expect(await one.next('nack')).toMatchObject({ cid: 'same', code: 'cid_reused' });
  });

  it('C4: the commands of one socket keep their order', async () => {
    const room = await makeRoom(db);
    await using socket = await come(room, 1);
    await socket.next('welcome');
    for (let n = 0; n < 18; n++) socket.send({ type: 'chat.send', cid: `n${n}`, data: { text: String(n) } });
    await socket.next('ack', (a) => a.cid === 'n17');
    const texts = socket
      .events()
      .filter((e) => e.kind === 'chat.sent')
      .map((e) => (e.data as { text: string }).text);
    expect(texts).toEqual(Array.from({ length: 18 }, (_, n) => String(n)));
  });
});

describe('joining', () => {
  it('J2 J3: resumes with every missed event, and takes a snapshot when the epoch is another', async () => {
    const room = await makeRoom(db);
    await using host = await come(room, 0);
    const first = await host.next('welcome');
    expect(first).toMatchObject({ recovered: false, you: { id: room.people[0], role: 'host' }, snapshot: { title: 'Algebra 9-B' } });
    for (const text of ['a', 'b', 'c']) await host.ask({ type: 'chat.send', data: { text } });
    for (const node of [0, 1]) {
      await using back = await come(room, 1, { node, resume: `&since=${first.seq}&epoch=${first.epoch}` });
      const welcome = await back.next('welcome');
      expect(welcome.recovered).toBe(true);
      const seqs = back.events().map((e) => e.seq);
      expect(seqs[0]).toBe(first.seq + 1);
      expect(seqs.at(-1)).toBe(welcome.seq);
      expect(
        back
          .events()
          .filter((e) => e.kind === 'chat.sent')
          .map((e) => (e.data as { text: string }).text),
      ).toEqual(['a', 'b', 'c']);
    }
    await using lost = await come(room, 2, { resume: `&since=${first.seq}&epoch=${first.epoch + 1}` });
    const whole = await lost.next('welcome');
    expect(whole.recovered).toBe(false);
    expect(whole.snapshot?.messages.map((m) => m.text)).toEqual(['a', 'b', 'c']);
    await using ahead = await come(room, 2, { resume: `&since=${whole.seq + 1000}&epoch=${first.epoch}` });
    expect((await ahead.next('welcome')).recovered).toBe(false);
  });

  it('J6 H5: a token opens its own room and nothing else', async () => {
    const [room, other] = [await makeRoom(db), await makeRoom(db)];
    const node = stack.realtimeUrls[0];
    const token = await tokenOf(room, 1);
    await expect(openSocket(`${node}/ws/classroom/${other.session}/?token=${token}`)).rejects.toThrow('HTTP 401');
    await expect(openSocket(`${node}/ws/classroom/${room.session}/?token=${token}x`)).rejects.toThrow('HTTP 401');
    await expect(openSocket(`${node}/ws/classroom/${room.session}/`)).rejects.toThrow('HTTP 401');
    await expect(openSocket(`${node}/ws?token=${token}`)).rejects.toThrow('HTTP 401');
    await expect(openSocket(`${node}/ws/classroom/${room.session}/?token=${token}`, { origin: 'https://evil.example' })).rejects.toThrow(
      'HTTP 403',
    );
    await expect(openSocket(`${node}/ws/attic?token=${token}`)).rejects.toThrow('HTTP 404');
    await using byProtocol = await openSocket(`${node}/ws/classroom/${room.session}/`, { protocols: ['lyceum.v1', `bearer.${token}`] });
    expect(await byProtocol.next('welcome')).toMatchObject({ room: room.key });
    expect(await byProtocol.ask({ type: 'room.join', room: other.key })).toMatchObject({ type: 'nack', code: 'not_allowed' });
    await db.pool.query('delete from room_member where room_id = $1 and actor_id = $2', [room.roomId, room.people[2]]);
    const gone = await come(room, 2);
    expect((await gone.closed).code).toBe(4504);
  });
});

describe('presence', () => {
  it('P1 P3: two tabs are one person, who is gone within a second of closing the last', async () => {
    const room = await makeRoom(db);
    await using host = await come(room, 0);
    await host.next('welcome');
    const tab = await come(room, 1);
    const secondTab = await come(room, 1, { node: 1 });
    await secondTab.next('welcome');
    await host.next('event', (e) => e.kind === 'person.joined' && e.actor.id === room.people[1]);
    tab.close();
    await tab.closed;
    await host.ask({ type: 'chat.send', data: { text: 'still here?' } });
    const began = performance.now();
    secondTab.close();
    await host.next('event', (e) => e.kind === 'person.left');
    expect(performance.now() - began).toBeLessThan(1000);
    expect(
      host
        .events()
        .filter((e) => e.actor.id === room.people[1])
        .map((e) => e.kind),
    ).toEqual(['person.joined', 'person.left']);
  });
});

describe('states and signals', () => {
  it('S1 S5: media reaches both nodes, a late comer, and is off when its owner has gone', async () => {
    const room = await makeRoom(db);
    await using host = await come(room, 0);
    const student = await come(room, 1, { node: 1 });
    await Promise.all([host.next('welcome'), student.next('welcome')]);
    expect(await student.ask({ type: 'media.set', data: media(true) })).toMatchObject({ type: 'ack' });
    const on = await host.next('state', (s) => s.key === room.people[1]);
    expect(on).toMatchObject({ kind: 'media', data: media(true) });
    await using late = await come(room, 2, { node: 1 });
    expect((await late.next('welcome')).snapshot?.media).toEqual([
      expect.objectContaining({ user_id: room.people[1], video_enabled: true }),
    ]);
    const { seq, epoch } = await host.next('welcome');
    for (const node of [0, 1]) {
      await using back = await come(room, 2, { node, resume: `&since=${seq}&epoch=${epoch}` });
      expect(await back.next('state', (s) => s.key === room.people[1])).toMatchObject({ version: on.version, data: media(true) });
    }
    student.close();
    const off = await host.next('state', (s) => s.version > on.version);
    expect(off.data).toEqual(media(false));
  });

  it('S2 L4: a right that is taken switches off what it allowed, and says so to who tries again', async () => {
    const room = await makeRoom(db);
    await using host = await come(room, 0);
    await using student = await come(room, 1, { node: 1 });
    await Promise.all([host.next('welcome'), student.next('welcome')]);
    await student.ask({ type: 'media.set', data: media(true) });
    const began = performance.now();
    expect(
      await host.ask({ type: 'rights.set', data: { user_id: room.people[1], permissions: { can_show: false, can_chat: false } } }),
    ).toMatchObject({ type: 'ack' });
    await student.next('event', (e) => e.kind === 'rights.changed');
    expect(performance.now() - began).toBeLessThan(250);
    await student.next('state', (s) => s.key === room.people[1] && s.kind === 'media' && !s.data.video_enabled);
    expect(await student.ask({ type: 'media.set', data: media(true) })).toMatchObject({
      code: 'not_allowed',
      permissions: { can_show: false },
    });
    expect(await student.ask({ type: 'chat.send', data: { text: 'x' } })).toMatchObject({
      code: 'not_allowed',
      permissions: { can_chat: false },
    });
    expect(await student.ask({ type: 'rights.set', data: { user_id: room.people[1], permissions: { can_chat: true } } })).toMatchObject({
      code: 'not_allowed',
    });
  });

  it('G1: signals cross nodes, to everyone or to one person', async () => {
    const room = await makeRoom(db);
    const [host, student, other] = await Promise.all([come(room, 0), come(room, 1, { node: 1 }), come(room, 2, { node: 1 })]);
    await Promise.all([host, student, other].map((s) => s.next('welcome')));
    await host.ask({ type: 'signal.send', data: { kind: 'typing', data: { on: true } } });
    expect(await student.next('signal')).toMatchObject({ kind: 'typing', from: { id: room.people[0] }, data: { on: true } });
    await host.ask({ type: 'signal.send', data: { kind: 'rtc', to: room.people[2], data: 'sdp' } });
    await other.next('signal', (s) => s.kind === 'rtc');
    expect(student.heard.some((m) => m.type === 'signal' && m.kind === 'rtc')).toBe(false);
    for (const socket of [host, student, other]) socket.terminate();
  });

  it('S6: a read position moves forward only', async () => {
    const room = await makeRoom(db);
    await using host = await come(room, 0);
    await host.next('welcome');
    await host.ask({ type: 'chat.send', data: { text: 'a' } });
    expect(await host.ask({ type: 'chat.read', data: { seq: 2 } })).toMatchObject({ type: 'ack' });
    await host.ask({ type: 'chat.read', data: { seq: 1 } });
    const reads = host.heard.filter((m) => m.type === 'state' && m.kind === 'read');
    expect(reads.map((m) => (m.type === 'state' ? m.version : 0))).toEqual([2, 2]);
  });
});

describe('endings', () => {
  it('H6: the end of a room ends its sockets, and nobody comes back', async () => {
    const room = await makeRoom(db);
    const [host, student] = await Promise.all([come(room, 0), come(room, 1, { node: 1 })]);
    await Promise.all([host.next('welcome'), student.next('welcome')]);
    expect(await student.ask({ type: 'room.end' })).toMatchObject({ code: 'not_allowed' });
    host.send({ type: 'room.end' });
    expect((await host.closed).code).toBe(4503);
    expect((await student.closed).code).toBe(4503);
    expect(student.events().at(-1)?.kind).toBe('room.ended');
    expect((await (await come(room, 1)).closed).code).toBe(4503);
  });

  it('H4: an expired token ends the socket with 4003, a fresh one keeps it', async () => {
    const room = await makeRoom(db);
    const short = `${stack.realtimeUrls[0]}/ws/classroom/${room.session}/?token=`;
    const expiring = await openSocket(short + (await tokenOf(room, 1, 2000)));
    await using kept = await openSocket(short + (await tokenOf(room, 2, 2000)));
    await expiring.next('notice', (n) => n.code === 'token_expiring');
    expect(await kept.ask({ type: 'auth.refresh', data: { token: await tokenOf(room, 2) } })).toMatchObject({ type: 'ack' });
    expect(await kept.ask({ type: 'auth.refresh', data: { token: await tokenOf(room, 1) } })).toMatchObject({ code: 'not_allowed' });
    expect((await expiring.closed).code).toBe(4003);
    expect(await kept.ask({ type: 'chat.send', data: { text: 'still here' } })).toMatchObject({ type: 'ack' });
  });

  it('H7: a node that stops sends its sockets elsewhere, where they resume', async () => {
    const room = await makeRoom(db);
    const leaving = await come(room, 1, { node: 1 });
    const { seq, epoch } = await leaving.next('welcome');
    await stack.realtime[1]?.kill('SIGTERM');
    expect((await leaving.closed).code).toBe(4000);
    await using back = await come(room, 1, { resume: `&since=${seq}&epoch=${epoch}` });
    expect((await back.next('welcome')).recovered).toBe(true);
    await stack.realtime[1]?.restart();
    await eventually(async () => expect((await fetch(`${stack.realtimeUrls[1]?.replace('ws', 'http')}/readyz`)).status).toBe(200));
  });
});
