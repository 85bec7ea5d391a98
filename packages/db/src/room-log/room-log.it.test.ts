import { randomUUID } from 'node:crypto';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { defaultRights, rightsOf } from '@lyceum/shared/room/rules.ts';
import type { Committed } from '@lyceum/shared/room/wire.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { makeRoom, type TestRoom } from '@lyceum/testkit/room.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '../client.ts';
import { writersOf } from '../stores.ts';
import { type Append, openRoomLog, type RoomLog } from './room-log.ts';

let database: FreshDatabase;
let db: Db;
const committed: Committed[] = [];
const logs: RoomLog[] = [];

const openLog = (): RoomLog => {
  const log = openRoomLog({ url: database.url, name: 'test', log: silentLog, committed: (events) => committed.push(...events) });
  logs.push(log);
  return log;
};

beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 4, log: silentLog });
});
afterAll(async () => {
  await Promise.all(logs.map((log) => log.close()));
  await db.close();
  await database.close();
});

const by = '{"id":"x","name":"x","role":"student"}';
const said = (room: TestRoom, given: Partial<Append> = {}): Append => ({
  room: room.key,
  roomId: room.roomId,
  actor: room.people[1] as PersonId,
  by,
  need: rightsOf('can_chat'),
  kind: 'chat.sent',
  cid: randomUUID(),
  data: '{"text":"hi"}',
  ...given,
});
const numbers = async (room: TestRoom): Promise<number[]> =>
  (await db.pool.query<{ seq: string }>('select seq from room_event where room_id = $1 order by seq', [room.roomId])).rows.map((row) =>
    Number(row.seq),
  );

describe('the log', () => {
  it('L1 L2: gives each room its own numbers without holes, whoever writes at once', async () => {
    const rooms = await Promise.all([makeRoom(db), makeRoom(db), makeRoom(db)]);
    const writers = [openLog(), openLog(), openLog()];
    const sends = Array.from({ length: 600 }, (_, n) =>
      (writers[n % 3] as RoomLog).append(said(rooms[n % 2] as TestRoom, { actor: (rooms[n % 2] as TestRoom).people[n % 3] as PersonId })),
    );
    const results = await Promise.all(sends);
    expect(results.every((r) => r.ok && r.fresh)).toBe(true);
    for (const room of rooms.slice(0, 2)) expect(await numbers(room)).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
    expect(await numbers(rooms[2] as TestRoom)).toEqual([]);
  });

  it('L3 (R4): a command is one event however often and wherever it is sent, with one answer; another body under its cid is refused', async () => {
    const room = await makeRoom(db);
    const [one, two] = [openLog(), openLog()];
    const command = said(room);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => (n % 2 ? one : two).append(command)));
    expect(new Set(answers.map((a) => (a.ok ? a.seq : a.reason)))).toEqual(new Set([1]));
    expect(answers.filter((a) => a.ok && a.fresh)).toHaveLength(1);
    // a day later: the answer does not depend on when it is asked for
    await db.pool.query(`update room_event set at = at - interval '1 day' where room_id = $1`, [room.roomId]);
    expect(await openLog().append(command)).toMatchObject({ ok: true, seq: 1, fresh: false });
    expect(await one.append({ ...command, data: '{"text":"other"}' })).toEqual({ ok: false, reason: 'cid_reused' });
    expect(await one.append({ ...command, kind: 'hand.raised' })).toEqual({ ok: false, reason: 'cid_reused' });
    expect(await one.append({ ...command, actor: room.people[2] as PersonId })).toMatchObject({ ok: true, seq: 2 });
    expect(await numbers(room)).toEqual([1, 2]);
  });

  it('L4: refuses who has no right, is banned, is not of the room, or comes after its end', async () => {
    const room = await makeRoom(db, ['host', 'observer', 'student', 'student']);
    const [host, observer, banned, student] = room.people as [PersonId, PersonId, PersonId, PersonId];
    const log = openLog();
    await db.pool.query(`update room_member set banned_until = now() + interval '1 hour' where room_id = $1 and actor_id = $2`, [
      room.roomId,
      banned,
    ]);
    for (const actor of [observer, banned, randomUUID() as PersonId]) {
      expect(await log.append(said(room, { actor }))).toEqual({ ok: false, reason: 'refused' });
    }
    expect(await log.append(said(room, { actor: student }))).toMatchObject({ ok: true, seq: 1 });
    const end = { room: room.key, roomId: room.roomId, actor: host, by, cid: 'end' };
    expect(await log.end({ ...end, actor: student })).toMatchObject({ ok: false, reason: 'refused' });
    expect(await log.end(end)).toMatchObject({ ok: true, appended: { seq: 2, fresh: true } });
    expect(await log.end(end)).toMatchObject({ ok: true, appended: { seq: 2, fresh: false } });
    expect(await log.append(said(room, { actor: host }))).toEqual({ ok: false, reason: 'refused' });
  });

  it('L5 (R7): accepts nothing after a right was taken, in the order of the log', async () => {
    const room = await makeRoom(db);
    const [host, student] = room.people as [PersonId, PersonId];
    const [one, two] = [openLog(), openLog()];
    const governor = { room: room.key, roomId: room.roomId, actor: host, by };
    let revokedAt = 0;
    const revoke = two.setRights({ ...governor, cid: 'mute' }, { target: student, permissions: { can_chat: false } }).then((result) => {
      revokedAt = result.ok ? result.appended.seq : -1;
    });
    const sends = await Promise.all([...Array.from({ length: 200 }, () => one.append(said(room))), revoke]);
    const accepted = sends.flatMap((result) => (result?.ok ? [result.seq] : []));
    expect(revokedAt).toBeGreaterThan(0);
    expect(Math.max(0, ...accepted)).toBeLessThan(revokedAt);
    expect(await one.append(said(room))).toEqual({ ok: false, reason: 'refused' });
    expect(await two.setRights({ ...governor, cid: 'mute' }, { target: student, permissions: { can_chat: false } })).toMatchObject({
      ok: true,
      appended: { seq: revokedAt, fresh: false },
    });
    expect(
      await two.setRights({ ...governor, actor: student, cid: 'x' }, { target: host, permissions: { can_chat: false } }),
    ).toMatchObject({ ok: false, reason: 'refused' });
    expect((await one.admit(room.key, student))?.rights).toBe(defaultRights('student') & ~rightsOf('can_chat'));
  });

  it("L6: lets people change their own words only, moderators delete anyone's, and nobody what is deleted", async () => {
    const room = await makeRoom(db);
    const [host, , other] = room.people as [PersonId, PersonId, PersonId];
    const log = openLog();
    expect(await log.append(said(room))).toMatchObject({ seq: 1 });
    const edit = said(room, { kind: 'chat.edited', target: 1, over: -1, data: '{"seq":1,"text":"hello"}' });
    const remove = said(room, { kind: 'chat.deleted', need: 0, target: 1, over: rightsOf('can_moderate'), data: '{"seq":1}' });
    expect(await log.append({ ...edit, actor: other })).toEqual({ ok: false, reason: 'refused' });
    expect(await log.append({ ...edit, actor: host })).toEqual({ ok: false, reason: 'refused' });
    expect(await log.append(edit)).toMatchObject({ ok: true, seq: 2 });
    expect(await log.append({ ...remove, actor: other })).toEqual({ ok: false, reason: 'refused' });
    expect(await log.append(said(room, { kind: 'chat.reacted', target: 99, data: '{"seq":99,"emoji":"👍"}' }))).toEqual({
      ok: false,
      reason: 'refused',
    });
    expect(await log.append({ ...remove, actor: host })).toMatchObject({ ok: true, seq: 3 });
    expect(await log.append({ ...edit, cid: 'again' })).toEqual({ ok: false, reason: 'refused' });
    const told = await log.since({ key: room.key, roomId: room.roomId }, { since: 0, limit: 10 });
    expect(told.map((event) => event.kind)).toEqual(['chat.sent', 'chat.edited', 'chat.deleted']);
    expect(told[0]?.data).toBe('{"text":"","deleted":true}');
    const asked = await db.pool.query("select payload from outbox where name = 'chat.erase'");
    expect(asked.rows).toEqual([{ payload: { roomId: room.roomId, seq: 1 } }]);
    await writersOf(db.orm).chat.erase(room.roomId, 1);
    const { rows } = await db.pool.query('select data from room_event where room_id = $1 order by seq', [room.roomId]);
    expect(rows.map((row) => row.data)).toEqual(['{"text":"","deleted":true}', '{"seq" : 1, "text" : ""}', '{"seq":1}']);
    await writersOf(db.orm).chat.erase(room.roomId, 2);
  });
});

describe('presence', () => {
  const change = (room: TestRoom, enter: boolean) => ({
    room: room.key,
    roomId: room.roomId,
    actor: room.people[1] as PersonId,
    by,
    enter,
  });

  it('P1 P2: a person on several nodes is there once, and gone with the last of them', async () => {
    const room = await makeRoom(db);
    const nodes = [openLog(), openLog(), openLog()];
    const joined = await Promise.all([...nodes, ...nodes].map((node) => node.presence(change(room, true))));
    expect(joined.filter(Boolean)).toHaveLength(1);
    const left = await Promise.all([...nodes, ...nodes].map((node) => node.presence(change(room, false))));
    expect(left.filter(Boolean)).toHaveLength(1);
    const told = await (nodes[0] as RoomLog).since({ key: room.key, roomId: room.roomId }, { since: 0, limit: 10 });
    expect(told.map((event) => event.kind)).toEqual(['person.joined', 'person.left']);
  });

  it('P4: lets the people of a dead node go, but not who is on another one too', async () => {
    const room = await makeRoom(db);
    const [dead, alive] = [openLog(), openLog()] as [RoomLog, RoomLog];
    const other = { ...change(room, true), actor: room.people[2] as PersonId };
    expect(await dead.renew()).toBe(false);
    await alive.renew();
    await dead.presence(change(room, true));
    await dead.presence(other);
    await alive.presence(other);
    await dead.retire();
    await alive.bury(5000);
    const told = await alive.since({ key: room.key, roomId: room.roomId }, { since: 2, limit: 10 });
    expect(told.map((event) => event.kind)).toEqual(['person.left']);
    expect(JSON.parse(told[0]?.text ?? '{}').actor.id).toBe(room.people[1]);
    expect(await dead.renew()).toBe(false);
    expect(await dead.renew()).toBe(true);
  });
});

describe('a snapshot', () => {
  it('J2: is the room after exactly its number, with messages folded', async () => {
    const room = await makeRoom(db);
    const [host, student] = room.people as [PersonId, PersonId];
    const log = openLog();
    await log.presence({ room: room.key, roomId: room.roomId, actor: student, by, enter: true });
    await log.append(said(room, { cid: 'm1', data: '{"text":"why 2?"}' }));
    await log.append(said(room, { kind: 'chat.reacted', target: 2, actor: host, data: '{"seq":2,"emoji":"👍"}' }));
    await log.append(said(room, { kind: 'hand.raised', need: 0, data: '{}' }));
    await log.saveStates([
      {
        roomId: room.roomId,
        kind: 'media',
        actor: student,
        version: 5,
        data: '{"video_enabled":true,"audio_enabled":false,"screen_sharing":false}',
      },
    ]);
    expect(await log.markRead(room.roomId, { actor: host, seq: 99 })).toBe(4);
    expect(await log.markRead(room.roomId, { actor: host, seq: 1 })).toBe(4);
    const { seq, snapshot } = await log.snapshot(room.roomId, host);
    expect(seq).toBe(4);
    expect(snapshot).toMatchObject({
      title: 'Algebra 9-B',
      status: 'open',
      read_seq: 4,
      media: [{ user_id: student, version: 5, video_enabled: true }],
    });
    expect(snapshot.messages).toEqual([
      expect.objectContaining({ seq: 2, cid: 'm1', text: 'why 2?', reactions: [{ emoji: '👍', user_ids: [host] }] }),
    ]);
    const present = snapshot.participants.filter((p) => p.present);
    expect(present.map((p) => p.id)).toEqual([student]);
    expect(present[0]?.hand_raised_at).toMatch(/^\d{4}-.*Z$/);
    expect(snapshot.participants).toHaveLength(3);
  });

  it('S3: an older state never replaces a newer one', async () => {
    const room = await makeRoom(db);
    const log = openLog();
    const value = (version: number, data: string) => ({
      roomId: room.roomId,
      kind: 'media' as const,
      actor: room.people[0] as PersonId,
      version,
      data,
    });
    await Promise.all([log.saveStates([value(9, '"new"')]), log.saveStates([value(3, '"old"'), value(4, '"older"')])]);
    expect((await log.states([room.roomId], 0)).map(({ version, data }) => ({ version, data }))).toEqual([{ version: 9, data: '"new"' }]);
    expect(await log.states([room.roomId], 9)).toEqual([]);
  });
});
