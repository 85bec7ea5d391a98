import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testServices } from './env.ts';

/** The migrated database that every test database is cloned from. */
const template = 'lyceum_template';

/** A database of a test's own. `await using` drops it at the end of the scope, `close` whenever you like. */
export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
  readonly name: string;
  close(): Promise<void>;
}

const urlOf = (database: string): string => {
  const url = new URL(testServices().TEST_DATABASE_URL);
  url.pathname = `/${database}`;
  return url.href;
};

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf('postgres'), connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A migrated, empty database, cloned from the template in some 50 ms. One per test file is enough. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(`create database ${name} template ${template} strategy file_copy`);
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await administer(`drop database if exists ${name} with (force)`);
  };
  return { url: urlOf(name), name, close, [Symbol.asyncDispose]: close };
};
