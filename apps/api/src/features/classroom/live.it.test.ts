import { randomUUID } from 'node:crypto';
import { openSocket } from '@lyceum/testkit/socket.ts';
import { startStack as startProduct, type TestStack } from '@lyceum/testkit/stack.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, callerOf, password } from '../../stack.ts';

let product: TestStack;
let call: ReturnType<typeof callerOf>;
const tokens: string[] = [];
beforeAll(async () => {
  product = await startProduct({ nodes: 2, demo: true });
  call = callerOf(product.url);
}, 120_000);
afterAll(async () => product.close());

const signIn = async (email: string): Promise<{ id: string; token: string }> => {
  const answer = await call('POST /auth/login', { body: { email, password: 'lyceum-demo' } });
  tokens.push(at(answer, 'access_token'), at(answer, 'refresh_token'));
  return { id: at(answer, 'user.id'), token: at(answer, 'access_token') };
};
const lesson = async (tutor: string, email: string): Promise<string> => {
  const made = await call('POST /api/v1/classroom/sessions/', {
    token: tutor,
    body: { title: 'Live', participants: [{ email, role: 'student' }] },
  });
  return `/api/v1/classroom/sessions/${at(made, 'id')}`;
};
const sit = async (path: string, token: string, origin: string) => {
  const seat = await call(`POST ${path}/jwt/`, { token });
  tokens.push(at(seat, 'token'));
  const socket = await openSocket(`${origin}/ws/classroom/${at(seat, 'session.id')}/?token=${at(seat, 'token')}`);
  await socket.next('welcome');
  return socket;
};

test('jwt, socket, media state, broadcast: a change over REST reaches the sockets of every node, and those through the api', async () => {
  const [tutor, student] = [await signIn('tutor@lyceum.test'), await signIn('student@lyceum.test')];
  const path = await lesson(tutor.token, 'student@lyceum.test');
  const through = product.url.replace('http', 'ws');
  const sockets = await Promise.all([
    sit(path, tutor.token, product.realtimeUrls[0] as string),
    sit(path, tutor.token, product.realtimeUrls[1] as string),
    sit(path, student.token, through),
  ]);
  const state = { video_enabled: true, audio_enabled: true, screen_sharing: false };
  const set = await call(`POST ${path}/media-state/`, { token: student.token, body: state });
  expect(set.body).toMatchObject({ success: true });
  for (const socket of sockets) {
    const heard = await socket.next('state', (message) => message.key === student.id);
    expect(heard).toMatchObject({ kind: 'media', data: state, version: Number(at(set, 'version')) });
  }

  await call(`PATCH ${path}/permissions/`, { token: tutor.token, body: { user_id: student.id, permissions: { can_chat: false } } });
  for (const socket of sockets) await socket.next('event', (event) => event.kind === 'rights.changed');
  const refused = await (sockets[2] as (typeof sockets)[number]).ask({ type: 'chat.send', data: { text: 'no' } });
  expect(refused).toMatchObject({ type: 'nack', code: 'not_allowed', permissions: { can_chat: false } });

  await call(`POST ${path}/end/`, { token: tutor.token });
  for (const socket of sockets) expect((await socket.closed).code).toBe(4503);
});

test('a message over REST is heard in the channel, and the same message over the socket is the same message', async () => {
  const { token } = await signIn('student@lyceum.test');
  await using socket = await openSocket(`${product.url.replace('http', 'ws')}/ws/channels/hq?token=${token}`);
  await socket.next('welcome');
  const client_id = randomUUID();
  const sent = await call('POST /api/v1/channels/hq/messages/', { token, body: { text: 'over REST', client_id } });
  expect(await socket.next('event', (event) => event.cid === client_id)).toMatchObject({
    seq: Number(at(sent, 'seq')),
    kind: 'chat.sent',
    data: { text: 'over REST' },
  });
  expect(await socket.ask({ type: 'chat.send', cid: client_id, data: { text: 'over REST' } })).toMatchObject({
    type: 'ack',
    seq: Number(at(sent, 'seq')),
  });
});

test('logging out closes the sockets, on every node, for good', async () => {
  const { token } = await signIn('olena@lyceum.test');
  const sockets = await Promise.all(product.realtimeUrls.map((url) => openSocket(`${url}/ws/channels/hq?token=${token}`)));
  await Promise.all(sockets.map((socket) => socket.next('welcome')));
  expect((await call('POST /auth/logout', { token })).status).toBe(204);
  for (const socket of sockets) expect((await socket.closed).code).toBe(4501);
  const late = await openSocket(`${product.realtimeUrls[0]}/ws/channels/hq?token=${token}`);
  expect((await late.closed).code).toBe(4501);
});

test('no log line holds a token or a password', () => {
  const logs = [product.api, product.worker, ...product.realtime].map((each) => each.log()).join('\n');
  expect(logs).toContain('/ws/channels/hq?token');
  for (const secret of [...tokens, password, 'lyceum-demo"']) expect(logs).not.toContain(secret);
});
