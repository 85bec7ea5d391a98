import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@lyceum/stack/ports.ts';
import { awaitPostgres, ensureDatabase } from '@lyceum/stack/postgres/await.ts';
import { preparePostgres } from '@lyceum/stack/postgres/launch.ts';
import { findRedis } from '@lyceum/stack/redis/find.ts';
import { awaitRedis, prepareRedis } from '@lyceum/stack/redis/launch.ts';

/** A server that can be hurt: killed without a word, frozen, started again. */
export interface Service {
  readonly url: string;
  /** Sends a signal to the server itself, not to its keeper. */
  signal(signal: NodeJS.Signals): void;
  /** Starts it again after a kill; resolves when it answers. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const quiet = (): void => undefined;

/** A PostgreSQL as a school runs it: durable. */
export const startPostgres = async (folder: string): Promise<Service> => {
  const data = join(folder, 'postgres');
  const postgres = preparePostgres({
    folder: data,
    port: await freePort(),
    durable: true,
    logFile: join(folder, 'postgres.log'),
    say: quiet,
  });
  let child = await postgres.launch();
  const ready = (): Promise<void> => awaitPostgres(postgres.url, () => child.exitCode !== null);
  await ready();
  await ensureDatabase(postgres.url);
  return {
    url: postgres.url,
    signal: (signal) => void process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), signal),
    revive: async () => {
      child = await postgres.launch();
      await ready();
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await gone;
    },
  };
};

/** A Redis as a school runs it. */
export const startRedis = async (folder: string): Promise<Service> => {
  const data = join(folder, 'redis');
  const server = findRedis({
    path: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    isRoot: process.getuid?.() === 0,
    say: quiet,
  });
  const redis = prepareRedis({ server, folder: data, port: await freePort(), logFile: join(folder, 'redis.log'), say: quiet });
  let child = await redis.launch();
  const ready = (): Promise<void> => awaitRedis(redis.url, () => child.exitCode !== null);
  await ready();
  return {
    url: redis.url,
    signal: (signal) => void process.kill(Number(readFileSync(join(data, 'redis.pid'), 'utf8')), signal),
    revive: async () => {
      child = await redis.launch();
      await ready();
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await gone;
    },
  };
};
