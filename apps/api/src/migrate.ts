import { migrate } from '@lyceum/db/migrate.ts';
import { createLog } from '@lyceum/platform/log.ts';
import { readMigrationEnv } from './env.ts';

// A program of its own, for where several apps start together and the database must be ready before them.
const env = readMigrationEnv();
const log = createLog({ name: 'migrate', level: env.LOG_LEVEL });
try {
  await migrate({ url: env.DATABASE_URL, folder: env.MIGRATIONS_DIR, log });
} catch (err) {
  log.error({ err }, 'the database could not be brought up to date');
  process.exitCode = 1;
}
