import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTestEnv } from '../env.ts';
import { StackFault } from '../fault.ts';
import { isAlive } from '../processes.ts';
import { type Service, startRedis } from '../services.ts';
import { findRedis } from './find.ts';

let folder: string;
const said: string[] = [];
const running: Service[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyceum-redis-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()));
  rmSync(folder, { recursive: true, force: true });
  said.length = 0;
});

const start = async (): Promise<Service> => {
  const service = await startRedis({ folder, path: readTestEnv().PATH, say: (line) => said.push(line) });
  running.push(service);
  return service;
};
const ask = (service: Service, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.on('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
    socket.on('error', reject);
    socket.write(`${command}\r\n`);
  });

it('appends to disk, never evicts, and finds its data again', async () => {
  const first = await start();
  expect(await ask(first, 'config get maxmemory-policy')).toContain('noeviction');
  expect(await ask(first, 'config get appendonly')).toContain('yes');
  expect(await ask(first, 'set kept 42')).toContain('OK');
  await first.stop();
  expect(await ask(await start(), 'get kept')).toContain('42');
});

it('stops a server that a killed keeper left on the same folder', async () => {
  const first = await start();
  const orphan = Number(readFileSync(join(folder, 'redis/redis.pid'), 'utf8'));
  process.kill(first.pid, 'SIGKILL');
  await eventually(() => expect(isAlive(first.pid)).toBe(false));
  await start();
  expect(isAlive(orphan)).toBe(false);
  expect(said).toEqual([expect.stringContaining(`process ${orphan}`)]);
});

it('says how to install one where there is none, and never makes one up', () => {
  const find = (): string => findRedis({ path: folder, isRoot: false, say: () => undefined });
  try {
    // The one that npm ships runs where the system's libc is new enough.
    expect(find()).toContain('@falkordblite');
  } catch (error) {
    expect(error).toBeInstanceOf(StackFault);
    expect((error as StackFault).message).toMatch(/apt-get install redis-server.*brew install redis.*REDIS_URL/);
  }
});
