import { randomUUID } from 'node:crypto';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '../client.ts';
import { idempotencyWriter } from './writer.ts';

let database: FreshDatabase;
let db: Db;
let keys: ReturnType<typeof idempotencyWriter>;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 8, log: silentLog });
  keys = idempotencyWriter(db.orm);
});
afterAll(async () => {
  await db.close();
  await database.close();
});

const start = Date.now();
const after = (seconds: number): Date => new Date(start + seconds * 1000);
const request = (bodyHash = 'body') => ({ actor: 'person 1', key: randomUUID(), bodyHash });

test('of any number at once, one runs', async () => {
  const asked = request();
  const claims = await Promise.all(Array.from({ length: 30 }, () => keys.claim(asked, after(0))));
  expect(claims.filter(({ is }) => is === 'ours')).toHaveLength(1);
  expect(claims.filter(({ is }) => is === 'running')).toHaveLength(29);
});

test('an answer is kept, byte by byte, for a day', async () => {
  const asked = request();
  await keys.claim(asked, after(0));
  const answer = Buffer.from([0, 1, 255, 10]);
  await keys.keep(asked, { status: 201, answer });
  expect(await keys.claim(asked, after(86_399))).toEqual({ is: 'answered', status: 201, answer });
  expect(await keys.claim({ ...asked, bodyHash: 'other' }, after(1))).toEqual({ is: 'other' });
  expect(await keys.claim({ ...asked, actor: 'person 2' }, after(1))).toEqual({ is: 'ours' });
  expect(await keys.claim({ ...asked, bodyHash: 'other' }, after(86_401))).toEqual({ is: 'ours' });
});

test('a claim is given back, or taken over when its holder is silent for a minute', async () => {
  const asked = request();
  await keys.claim(asked, after(0));
  await keys.release(asked);
  expect(await keys.claim(asked, after(1))).toEqual({ is: 'ours' });
  expect(await keys.claim(asked, after(60))).toEqual({ is: 'running' });
  expect(await keys.claim({ ...asked, bodyHash: 'other' }, after(62))).toEqual({ is: 'other' });
  const takers = await Promise.all(Array.from({ length: 10 }, () => keys.claim(asked, after(62))));
  expect(takers.filter(({ is }) => is === 'ours')).toHaveLength(1);
});

test('an answer that was given is not given back', async () => {
  const asked = request();
  await keys.claim(asked, after(0));
  await keys.keep(asked, { status: 201, answer: Buffer.from('x') });
  await keys.release(asked);
  expect((await keys.claim(asked, after(1))).is).toBe('answered');
});

test('what is older than a day is swept', async () => {
  const [old, young] = [request(), request()];
  await keys.claim(old, after(-90_000));
  await keys.claim(young, after(0));
  await keys.removeExpired(after(0));
  expect((await db.pool.query('select key from idempotency where key = any($1)', [[old.key, young.key]])).rows).toEqual([
    { key: young.key },
  ]);
});
