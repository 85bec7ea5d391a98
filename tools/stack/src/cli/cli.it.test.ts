import { connect } from '@lyceum/db/client.ts';
import { openStore } from '@lyceum/db/transact.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StackEnv } from '../env.ts';
import { runCommand } from './run.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const run = async (line: string): Promise<Record<string, string>> =>
  JSON.parse(await runCommand([...line.split(' '), '--json'], StackEnv.parse({ DATABASE_URL: database.url }))) as Record<string, string>;

it('makes an account, an admin of it, a new password and a key, and takes the key back', async () => {
  const { password } = await run('user create head@school.test Head');
  await expect(run('user create head@school.test')).rejects.toThrow('already');
  expect(await run('user make-admin head@school.test')).toMatchObject({ role: 'admin' });
  const fresh = await run('user reset-password head@school.test');
  expect(fresh['password']).not.toBe(password);
  const key = await run('key create head@school.test launcher spaces,sessions');
  expect(key['key']).toMatch(/^lyk_[\w-]{43}$/);
  expect(await run(`key revoke ${key['id']}`)).toMatchObject({ revoked: true });

  const db = connect({ url: database.url, name: 'test', max: 1, log: silentLog });
  const { read } = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
  const person = await read.account.personByEmail('head@school.test');
  expect(await verify(person?.passwordHash ?? '', fresh['password'] ?? '')).toBe(true);
  expect((await read.account.keys())[0]?.revokedAt).not.toBeNull();
  await db.close();
});

it('writes each of these acts into the audit trail, and finds a trail that was changed', async () => {
  const { entries } = await run('audit verify');
  expect(Number(entries)).toBeGreaterThanOrEqual(4);
  const db = connect({ url: database.url, name: 'test', max: 1, log: silentLog });
  await db.pool.query(`set session_replication_role = replica; update audit_entry set subject = 'key:other' where seq = 2`);
  await expect(run('audit verify')).rejects.toThrow('entry 2 is not as it was written');
  await db.close();
});

it('seeds the demo school, and again without doubling anything', async () => {
  expect(await run('seed')).toEqual({ seed: 'done' });
  expect(await run('seed')).toEqual({ seed: 'done' });
});

it.each([
  ['user make-admin nobody@school.test', 'Nobody has the address'],
  ['user make-admin x', 'is no e-mail address'],
  ['key create head@school.test k everything', 'is no scope'],
  ['key revoke 00000000-0000-4000-8000-000000000000', 'There is no key'],
  ['toString', 'npm run lyceum --'],
])('answers "%s" with a word', async (line, word) => {
  await expect(run(line)).rejects.toThrow(word);
});

it('looks at the machine and changes nothing', async () => {
  expect(await run('doctor')).toMatchObject({ node: process.versions.node, postgres: 'yours (DATABASE_URL)' });
});
