import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { isAlive } from '../processes.ts';
import { type Service, startPostgres } from '../services.ts';
import { accountFor } from './account.ts';
import { administer } from './await.ts';
import { findBinaries } from './binaries.ts';

let folder: string;
let said: string[];
const running: Service[] = [];

// Made once: every test that needs a data folder starts from a copy of it.
let prototype: string;
beforeAll(async () => {
  prototype = mkdtempSync(join(tmpdir(), 'lyceum-postgres-'));
  await (await startPostgres({ folder: prototype, path: '', say: () => undefined })).stop();
});
afterAll(() => rmSync(prototype, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyceum-postgres-'));
  said = [];
  execFileSync('cp', ['-a', `${prototype}/.`, folder]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()));
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<Service> => {
  const service = await startPostgres({ folder, path: '', say: (line) => said.push(line) });
  running.push(service);
  return service;
};
const stop = async (service: Service): Promise<void> => {
  running.splice(running.indexOf(service), 1);
  await service.stop();
};
const query = (service: Service, text: string) => administer(service.url, async (client) => (await client.query(text)).rows);
const lockFile = () => join(folder, 'postgres/postmaster.pid');
const serverPid = () => Number(readFileSync(lockFile(), 'utf8').split('\n')[0]);

it('keeps its data from one start to the next, as PostgreSQL 18 on this machine alone', async () => {
  const first = await start();
  await query(first, 'create table kept as select 42 as answer');
  expect(await query(first, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect((await query(first, 'show server_version'))[0]?.server_version).toMatch(/^18\./);
  expect(Number(new URL(first.url).port)).toBeLessThan(32_768);
  await stop(first);
  expect(existsSync(lockFile())).toBe(false);
  expect(await query(await start(), 'select answer from kept')).toEqual([{ answer: 42 }]);
});

it('makes a new data folder beside one that was never finished, which it keeps', async () => {
  rmSync(join(folder, 'postgres/global/pg_control'));
  expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(said).toEqual([expect.stringContaining('incomplete')]);
  expect(readdirSync(folder).some((name) => name.startsWith('postgres.incomplete-'))).toBe(true);
});

it('clears the draft of a start that was killed while it made the data folder', async () => {
  cpSync(join(folder, 'postgres/base'), join(folder, 'postgres.draft-1/base'), { recursive: true });
  await start();
  expect(existsSync(join(folder, 'postgres.draft-1'))).toBe(false);
});

it.each([
  ['a process that is gone', 4_194_303],
  ['a process that is something else', process.pid],
])('starts over a lock file that names %s', async (_, pid) => {
  writeFileSync(lockFile(), `${pid}\n${folder}/postgres\n0\n5432\n\n127.0.0.1\n`);
  expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('stops a server that a killed keeper left, and starts its own', async () => {
  const first = await start();
  const orphan = serverPid();
  process.kill(first.pid, 'SIGKILL');
  await eventually(() => expect(isAlive(first.pid)).toBe(false));
  expect(isAlive(orphan)).toBe(true);
  await start();
  expect(isAlive(orphan)).toBe(false);
  expect(said).toEqual([expect.stringContaining(`process ${orphan}`)]);
});

it('ends with the process that started it, also when that is killed', async () => {
  const script = join(folder, 'starter.mts');
  const services = JSON.stringify(join(import.meta.dirname, '../services.ts'));
  writeFileSync(
    script,
    `import { startPostgres } from ${services};\nawait startPostgres({ folder: ${JSON.stringify(folder)}, path: '', say: () => {} });\nprocess.send('up');\n`,
  );
  const starter: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(starter, 'message');
  const server = serverPid();
  starter.kill('SIGKILL');
  await eventually(() => expect(isAlive(server)).toBe(false), 10_000);
  expect(existsSync(lockFile())).toBe(false);
});

it.runIf(process.getuid?.() === 0)('runs for root in a folder that only root may enter', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'lyceum-closed-'));
  const programs = dirname(findBinaries().postgres);
  cpSync(dirname(programs), join(closed, 'native'), { recursive: true });
  chmodSync(closed, 0o700);
  const within = accountFor(join(closed, 'postgres'), [join(closed, 'native/bin/postgres')]);
  const data = join(closed, 'data');
  mkdirSync(data);
  chownSync(data, within.ids?.uid ?? 0, within.ids?.gid ?? 0);
  // initdb looks for the server beside itself by access(2), which counts rights differently from open(2).
  const { command, args } = within.wrap(join(closed, 'native/bin/initdb'), ['--pgdata', data, '--username=x', '--no-sync']);
  const made = spawnSync(command, args, { cwd: '/', encoding: 'utf8' });
  rmSync(closed, { recursive: true });
  expect(made, made.stderr).toMatchObject({ status: 0 });
});
