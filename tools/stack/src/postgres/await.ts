import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { StackFault } from '../fault.ts';

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

/** A URL of the same server with another database in it. */
export const withDatabase = (url: string, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

/** Runs statements on the server's own maintenance database. */
export const administer = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await connect(withDatabase(url, 'postgres'));
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Waits until a server takes connections; fails early when `isGone` says that it will not. */
export const awaitPostgres = async (url: string, isGone: () => boolean, patienceMs = 30_000): Promise<void> => {
  const until = Date.now() + patienceMs;
  let reason: unknown;
  while (Date.now() < until && !isGone()) {
    try {
      return await administer(url, async (client) => void (await client.query('select 1')));
    } catch (error) {
      reason = error;
      await wait(30);
    }
  }
  throw new StackFault(`PostgreSQL did not start: ${reason instanceof Error ? reason.message : 'it ended at once'}`);
};

/** Makes the database that a URL names, if the server does not have it. */
export const ensureDatabase = (url: string): Promise<void> =>
  administer(url, async (client) => {
    const name = new URL(url).pathname.slice(1);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
