import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@lyceum/db/migrate.ts';
import { createLog } from '@lyceum/platform/log.ts';
import { inRoot } from '@lyceum/stack/paths.ts';
import { freePort } from '@lyceum/stack/ports.ts';
import { awaitPostgres, ensureDatabase } from '@lyceum/stack/postgres/await.ts';
import { preparePostgres } from '@lyceum/stack/postgres/launch.ts';
import { startRedis } from '@lyceum/stack/services.ts';
import type { Surroundings } from './servers.ts';

/** A durable PostgreSQL (fsync on, as a school runs it) and a Redis of their own, on this process's core. */
export const startServices = async (): Promise<Surroundings & { stop(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-bench-'));
  const say = (line: string): void => console.log(line);
  const prepared = preparePostgres({
    folder: join(folder, 'postgres'),
    port: await freePort(),
    durable: true,
    logFile: join(folder, 'postgres.log'),
    say,
  });
  const postgres = await prepared.launch();
  await awaitPostgres(prepared.url, () => postgres.exitCode !== null);
  await ensureDatabase(prepared.url);
  await migrate({ url: prepared.url, folder: inRoot('packages/db/migrations'), log: createLog({ name: 'bench', level: 'warn' }) });
  const redis = await startRedis({ folder, path: '/usr/local/bin:/usr/bin:/bin', say });
  return {
    databaseUrl: prepared.url,
    redisUrl: redis.url,
    secret: 'a secret that only this measurement uses: 1f8d',
    stop: async () => {
      await redis.stop();
      const gone = new Promise((resolve) => postgres.once('exit', resolve));
      postgres.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
