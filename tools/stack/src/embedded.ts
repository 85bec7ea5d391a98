import { join } from 'node:path';
import type { StackEnv } from './env.ts';
import { openLog, type PartLog } from './logs.ts';
import { freePort } from './ports.ts';
import { awaitPostgres, ensureDatabase } from './postgres/await.ts';
import { preparePostgres } from './postgres/launch.ts';
import { findRedis } from './redis/find.ts';
import { awaitRedis, prepareRedis } from './redis/launch.ts';
import type { Settings } from './settings.ts';
import type { Supervised, Unit } from './supervise.ts';

/** How the parts of a stack speak to people and are looked after. */
export interface Care {
  say(line: string): void;
  /** Starts a part and looks after it. */
  raise(unit: Unit): Promise<Supervised>;
}

const hopeless = 3;

const raisePostgres = async (settings: Settings, care: Care, log: PartLog): Promise<string> => {
  const postgres = preparePostgres({
    folder: join(settings.dataDir, 'postgres'),
    port: await freePort(),
    durable: true,
    logFile: log.file,
    say: care.say,
  });
  const running = await care.raise({ name: 'postgres', launch: postgres.launch, lastWord: log.lastWord });
  await awaitPostgres(postgres.url, () => running.failures() >= hopeless);
  await ensureDatabase(postgres.url);
  return postgres.url;
};

const raiseRedis = async (settings: Settings, care: Care, { path, log }: { path: string; log: PartLog }): Promise<string> => {
  const server = findRedis({ path, isRoot: process.getuid?.() === 0, say: care.say });
  const redis = prepareRedis({ server, folder: join(settings.dataDir, 'redis'), port: await freePort(), logFile: log.file, say: care.say });
  const running = await care.raise({ name: 'redis', launch: redis.launch, lastWord: log.lastWord });
  await awaitRedis(redis.url, () => running.failures() >= hopeless);
  return redis.url;
};

/** Starts the PostgreSQL and Redis that nobody gave us, and answers where they are. */
export const raiseServices = async (env: StackEnv, settings: Settings, care: Care): Promise<{ databaseUrl: string; redisUrl: string }> => {
  const log = (name: string): PartLog => openLog(settings.logDir, name);
  const redisUrl = env.REDIS_URL ?? (await raiseRedis(settings, care, { path: env.PATH, log: log('redis') }));
  const databaseUrl = env.DATABASE_URL ?? (await raisePostgres(settings, care, log('postgres')));
  return { databaseUrl, redisUrl };
};
