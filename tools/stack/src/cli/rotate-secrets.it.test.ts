import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { type Cipher, createCipher } from '@lyceum/platform/cipher.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StackEnv } from '../env.ts';
import { rotateSecrets } from './rotate-secrets.ts';
import { runCommand } from './run.ts';

const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const count = 10_000;
const person = randomUUID();
let database: FreshDatabase;
let db: Db;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 4, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
  await db.pool.query(
    `insert into person (id, email, name, role, timezone, locale) values ($1, 'a@school.test', 'A', 'user', 'UTC', 'en')`,
    [person],
  );
  const old = createCipher({ current: first });
  const ids = Array.from({ length: count }, () => randomUUID());
  await db.pool.query(
    `insert into canvas_connection (id, person_id, kind, canvas_url, canvas_name, canvas_user_id, secret, next_sync_at)
     select id, $1, 'token', 'https://canvas.school.example', 'School', n::text, secret, now()
     from unnest($2::uuid[], $3::text[]) with ordinality as t(id, secret, n)`,
    [person, ids, ids.map((id) => old.seal(`planted ${id}`, `canvas_connection:${id}`))],
  );
});
afterAll(async () => {
  await db.close();
  await database.close();
});

const secrets = async (where = ''): Promise<{ id: string; secret: string }[]> =>
  (await db.pool.query(`select id, secret from canvas_connection ${where}`)).rows;
const failures = (cipher: Cipher, rows: { id: string; secret: string }[]): number =>
  rows.filter(({ id, secret }) => {
    try {
      return cipher.open(secret, `canvas_connection:${id}`) !== `planted ${id}`;
    } catch {
      return true;
    }
  }).length;

it('seals 10,000 secrets anew, and everybody reads on meanwhile', async () => {
  const both = createCipher({ current: second, former: [first] });
  const rotation = { isOver: false };
  const done = rotateSecrets(store, both).finally(() => {
    rotation.isOver = true;
  });
  let [reads, failed] = [0, 0];
  const seen = new Set<boolean>();
  while (!rotation.isOver) {
    const rows = await secrets('tablesample system (5)');
    reads += rows.length;
    failed += failures(both, rows);
    for (const { secret } of rows) seen.add(both.isStale(secret));
  }
  expect(await done).toEqual({ sealed: count, lost: 0 });
  expect(failed).toBe(0);
  expect(reads).toBeGreaterThan(count);
  expect(seen.size).toBe(2);
  // The key before may be thrown away now, and nothing shows what was sealed.
  const rows = await secrets();
  expect(failures(createCipher({ current: second }), rows)).toBe(0);
  expect(JSON.stringify(rows)).not.toContain('planted');
  expect(await rotateSecrets(store, both)).toEqual({ sealed: 0, lost: 0 });
});

it('waits for what somebody is changing, and leaves none behind', async () => {
  const client = await db.pool.connect();
  await client.query('begin');
  await client.query(`update canvas_connection set canvas_name = 'Changed' where canvas_user_id in ('1', '5000', '10000')`);
  const done = rotateSecrets(store, createCipher({ current: third, former: [second] }));
  // Until only those that are held are left.
  while (
    (
      await secrets(
        `where secret like 'v1.' || split_part((select secret from canvas_connection where canvas_user_id = '1'), '.', 2) || '.%'`,
      )
    ).length > 3
  );
  await client.query('commit');
  client.release();
  expect(await done).toEqual({ sealed: count, lost: 0 });
});

it('opens nothing that was moved to another row, and leaves what no key opens', async () => {
  const [one, other] = await secrets('limit 2');
  const cipher = createCipher({ current: first, former: [third] });
  expect(() => cipher.open(one?.secret ?? '', `canvas_connection:${other?.id}`)).toThrow();
  await db.pool.query('update canvas_connection set secret = $2 where id = $1', [other?.id, one?.secret]);
  expect(await rotateSecrets(store, cipher)).toEqual({ sealed: count - 1, lost: 1 });
});

it('is a command, which takes its keys from the environment', async () => {
  const base64 = (key: Buffer): string => key.toString('base64');
  const env = (more: object) => StackEnv.parse({ DATABASE_URL: database.url, SECRET_KEY: randomBytes(48).toString('base64'), ...more });
  const keys = { CANVAS_ENCRYPTION_KEY: base64(second), CANVAS_ENCRYPTION_KEY_PREVIOUS: base64(first) };
  const answer = JSON.parse(await runCommand(['secrets', 'rotate', '--json'], env(keys)));
  expect(answer).toEqual({ sealed: count - 1, lost: 1 });
  const { rows } = await db.pool.query(`select action, detail from audit_entry order by seq desc limit 1`);
  expect(rows).toEqual([{ action: 'secrets.rotated', detail: JSON.stringify(answer) }]);
});
