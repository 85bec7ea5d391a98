import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './ports.ts';
import { awaitPostgres, ensureDatabase } from './postgres/await.ts';
import { preparePostgres } from './postgres/launch.ts';
import { endProcess } from './processes.ts';
import { findRedis } from './redis/find.ts';
import { awaitRedis, prepareRedis } from './redis/launch.ts';

/** A running service of a test. */
export interface Service {
  readonly url: string;
  /** The process that keeps it; the service itself is its child. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Where a test's service puts its files, and what the search for Redis may look at. */
export interface ServicePlace {
  readonly folder: string;
  readonly path: string;
  readonly say: (line: string) => void;
}

const asService = (url: string, child: ChildProcess): Service => ({
  url,
  pid: child.pid ?? 0,
  stop: async () => {
    if (child.pid)
      await endProcess(child.pid, [
        ['SIGTERM', 9_000],
        ['SIGKILL', 1_000],
      ]);
  },
});

const isGone = (child: ChildProcess) => (): boolean => child.exitCode !== null || child.signalCode !== null;

/** A PostgreSQL for tests on a free port: quick, and careless of power cuts. */
export const startPostgres = async ({ folder, say }: ServicePlace): Promise<Service> => {
  mkdirSync(folder, { recursive: true });
  const postgres = preparePostgres({
    folder: join(folder, 'postgres'),
    port: await freePort(),
    durable: false,
    logFile: join(folder, 'postgres.log'),
    say,
  });
  const child = await postgres.launch();
  await awaitPostgres(postgres.url, isGone(child));
  await ensureDatabase(postgres.url);
  return asService(postgres.url, child);
};

/** A Redis for tests on a free port. */
export const startRedis = async ({ folder, path, say }: ServicePlace): Promise<Service> => {
  mkdirSync(folder, { recursive: true });
  const server = findRedis({ path, isRoot: process.getuid?.() === 0, say });
  const redis = prepareRedis({ server, folder: join(folder, 'redis'), port: await freePort(), logFile: join(folder, 'redis.log'), say });
  const child = await redis.launch();
  await awaitRedis(redis.url, isGone(child));
  return asService(redis.url, child);
};
