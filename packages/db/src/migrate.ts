import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as apply } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

// Any number, as long as every migrator of this product uses the same.
const lockKey = 7_246_105;

/**
 * Brings the database to this version: the numbered migrations once each, then `functions/*.sql`, which are replaced whole.
 * Several at once are safe: one works, the others wait and find nothing to do (drizzle's own migrate takes no lock).
 */
export const migrate = async ({ url, folder, log }: { url: string; folder: string; log: Log }): Promise<void> => {
  const client = new pg.Client({ connectionString: url, application_name: 'lyceum-migrate', connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(`set lock_timeout = '5s'`);
    await apply(drizzle(client), { migrationsFolder: folder });
    const files = (await readdir(join(folder, 'functions'))).filter((file) => file.endsWith('.sql')).sort();
    for (const file of files) await client.query(await readFile(join(folder, 'functions', file), 'utf8'));
    log.info({ folder }, 'the database is up to date');
  } finally {
    await client.end();
  }
};
