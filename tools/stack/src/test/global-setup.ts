import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@lyceum/db/migrate.ts';
import { createLog } from '@lyceum/platform/log.ts';
import type { TestProject } from 'vitest/node';
import { buildWeb } from '../build/web.ts';
import { readTestEnv, shareWithTests } from '../env.ts';
import { withLock } from '../lock.ts';
import { inRoot } from '../paths.ts';
import { administer, withDatabase } from '../postgres/await.ts';
import { isAlive } from '../processes.ts';
import { type Service, startPostgres, startRedis } from '../services.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const templateName = 'lyceum_template';

/** A folder for this run; those of runs that were killed are swept away. */
const ownFolder = (): string => {
  const parent = inRoot('.cache/test');
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (!isAlive(Number(name))) rmSync(join(parent, name), { recursive: true, force: true });
  }
  return join(parent, String(process.pid));
};

/** Every test file clones this database instead of migrating its own. */
const makeTemplate = async (url: string): Promise<void> => {
  await administer(url, async (client) => {
    await client.query(`drop database if exists ${templateName} with (force)`);
    await client.query(`create database ${templateName}`);
  });
  const log = createLog({ name: 'test', level: 'error' });
  await migrate({ url: withDatabase(url, templateName), folder: inRoot('packages/db/migrations'), log });
};

/** Starts what the chosen projects need, once for all of them; unit tests alone need nothing. */
const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (project.vitest.projects.every(({ name }) => name === 'unit')) return undefined;
  const env = readTestEnv();
  const place = { folder: ownFolder(), path: env.PATH, say };
  const started: Service[] = [];
  const start = async (service: Promise<Service>): Promise<string> => {
    const running = await service;
    started.push(running);
    return running.url;
  };
  const databaseUrl = env.TEST_DATABASE_URL ?? (await start(startPostgres(place)));
  const redisUrl = env.TEST_REDIS_URL ?? (await start(startRedis(place)));
  await makeTemplate(databaseUrl);
  if (project.vitest.projects.some(({ name }) => name === 'browser')) await withLock(inRoot('.cache/build.lock'), () => buildWeb());
  shareWithTests({ TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl });
  return async () => {
    await Promise.all(started.map((service) => service.stop()));
    rmSync(place.folder, { recursive: true, force: true });
  };
};

export { setup };
