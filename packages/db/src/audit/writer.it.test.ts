import { randomUUID } from 'node:crypto';
import { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, type Db } from '../client.ts';
import { openStore, type Store } from '../transact.ts';

let database: FreshDatabase;
let db: Db;
let store: Store;
beforeEach(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 10, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
});
afterEach(async () => {
  await db.close();
  await database.close();
});

const record = (n: number, actorId: PersonId | null = null) =>
  store.transact((tx) => tx.audit.record({ actorId, action: 'key.created', subject: `key:${n}`, detail: { name: `ключ “${n}”\n`, n } }));
const tamper = (text: string) =>
  db.orm.transaction(async (tx) => {
    await tx.execute(`set local session_replication_role = replica`);
    await tx.execute(text);
  });

it('numbers what many do at once without holes, and the chain holds', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, n) => record(n)));
  expect(await store.read.audit.verify()).toEqual({ entries: 60, firstBroken: null });
  const page = await store.read.audit.list({ limit: 5, before: 31 });
  expect(page.map(({ seq }) => seq)).toEqual([30, 29, 28, 27, 26]);
});

it('holds nothing of an act that was rolled back', async () => {
  await record(1);
  const failing = store.transact(async (tx) => {
    await tx.audit.record({ actorId: null, action: 'key.created', subject: 'key:2' });
    throw new Error('the act failed');
  });
  await expect(failing).rejects.toThrow('the act failed');
  await record(3);
  expect((await store.read.audit.list({ limit: 9 })).map(({ subject }) => subject)).toEqual(['key:3', 'key:1']);
});

it('reads by actor, action, subject and time', async () => {
  const actor = newPerson({ name: 'Оксана' });
  await store.transact((tx) => tx.account.addPerson(actor));
  await record(1, actor.id);
  await record(2, PersonId.parse(randomUUID()));
  await record(3);
  const [mine] = await store.read.audit.list({ limit: 9, actorId: actor.id });
  expect(mine).toMatchObject({ seq: 1, actor: { id: actor.id, name: 'Оксана' }, detail: { name: 'ключ “1”\n', n: 1 } });
  const seqs = async (filter: object) => (await store.read.audit.list({ limit: 9, ...filter })).map(({ seq }) => seq);
  expect(await seqs({ subject: 'key:3' })).toEqual([3]);
  expect(await seqs({ action: 'key.revoked' })).toEqual([]);
  expect(await seqs({ from: mine?.at })).toEqual([3, 2, 1]);
  expect(await seqs({ to: mine?.at })).toEqual([]);
});

it('refuses to change, take out or empty the trail', async () => {
  await record(1);
  for (const text of ['update audit_entry set subject = subject', 'delete from audit_entry', 'truncate audit_entry'])
    await expect(db.pool.query(text)).rejects.toThrow('only added to');
});

it.each([
  ['changed', `update audit_entry set subject = 'key:x' where seq = 3`, 3],
  ['dated back', `update audit_entry set at = at - interval '1 day' where seq = 2`, 2],
  ['given to another', `update audit_entry set actor_id = gen_random_uuid() where seq = 4`, 4],
  ['taken out', 'delete from audit_entry where seq = 3', 3],
  ['taken off the end', 'delete from audit_entry where seq = 5', 5],
  ['taken off the front', 'delete from audit_entry where seq = 1', 1],
])('finds an entry that was %s', async (_, text, firstBroken) => {
  for (let n = 1; n <= 5; n++) await record(n);
  await tamper(text);
  expect((await store.read.audit.verify()).firstBroken).toBe(firstBroken);
});
