import { randomUUID } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore } from '@lyceum/db/transact.ts';
import { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { feedRoom } from '@lyceum/shared/room/contract.ts';
import { actorText } from '@lyceum/shared/room/wire.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { openSocket } from '@lyceum/testkit/socket.ts';
import { startStack, type TestStack } from '@lyceum/testkit/stack.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

let stack: TestStack;
let db: Db;
beforeAll(async () => {
  stack = await startStack({ nodes: 2 });
  db = connect({ url: stack.databaseUrl, name: 'test', max: 2, log: silentLog });
});
afterAll(async () => {
  await db.close();
  await stack.close();
});

const register = async (): Promise<{ id: PersonId; name: string; token: string }> => {
  const body = JSON.stringify({ email: `${randomUUID()}@school.test`, password: 'long enough', name: 'Софія' });
  const answer = await fetch(`${stack.url}/auth/register`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { user, access_token: token } = (await answer.json()) as { user: { id: string; name: string }; access_token: string };
  return { id: PersonId.parse(user.id), name: user.name, token };
};

/** Something that a worker or the api tells somebody. */
const tell = ({ id, name }: { id: PersonId; name: string }, totalXp: number): Promise<number> =>
  openStore(db, { announce: () => undefined, dispatch: async () => undefined }).transact(async (tx) =>
    tx.emit({
      ...{ room: feedRoom(id), roomId: await tx.room.feed({ id, name }), actor: id, by: actorText({ id, name, role: 'member' }) },
      kind: 'reward.earned',
      data: { total_xp: totalXp },
    }),
  );

it('J7: is made at the first look, also by two at once, and brings what is told on whatever node', async () => {
  const person = await register();
  const sockets = await Promise.all(stack.realtimeUrls.map((url) => openSocket(`${url}/ws/sync-status?token=${person.token}`)));
  for (const socket of sockets)
    expect(await socket.next('welcome')).toMatchObject({ room: `feed:${person.id}`, seq: 0, you: { id: person.id, role: 'member' } });
  const seq = await tell(person, 20);
  for (const socket of sockets) {
    const event = await socket.next('event', ({ kind }) => kind === 'reward.earned');
    expect(event).toMatchObject({ room: `feed:${person.id}`, seq, data: { total_xp: 20 } });
    // Who reads a feed is nobody's news.
    expect(socket.events().map(({ kind }) => kind)).toEqual(['reward.earned']);
    await socket[Symbol.asyncDispose]();
  }
});

it('J7: brings back what was told while nobody looked', async () => {
  const person = await register();
  for (const xp of [10, 20, 30]) await tell(person, xp);
  await using socket = await openSocket(`${stack.realtimeUrls[0]}/ws/sync-status?token=${person.token}&since=1`);
  await socket.next('welcome');
  expect(socket.events().map(({ data }) => (data as { total_xp: number }).total_xp)).toEqual([20, 30]);
});

it('J7: opens to its own person alone and takes nothing from anybody', async () => {
  const [person, other] = [await register(), await register()];
  await tell(other, 5);
  await using socket = await openSocket(`${stack.realtimeUrls[0]}/ws?token=${person.token}`);
  expect(await socket.ask({ type: 'room.join', room: feedRoom(other.id) })).toMatchObject({ code: 'not_found' });
  socket.send({ type: 'room.join', cid: 'mine', room: feedRoom(person.id) });
  await socket.next('welcome');
  const said = await socket.ask({ type: 'chat.send', room: feedRoom(person.id), data: { text: 'hello' } });
  expect(said).toMatchObject({ type: 'nack', code: 'not_allowed' });
  await expect(openSocket(`${stack.realtimeUrls[0]}/ws/sync-status`)).rejects.toThrow('HTTP 401');
  await expect(openSocket(`${stack.realtimeUrls[0]}/ws/sync-status/${other.id}?token=${person.token}`)).rejects.toThrow('HTTP 404');
});
