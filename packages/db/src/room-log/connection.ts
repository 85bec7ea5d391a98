import type { Log } from '@lyceum/shared/kernel/ports.ts';
import pg from 'pg';
import { settings } from '../client.ts';

export interface LogConnection {
  /** Runs `work` on the connection, opening one if there is none. */
  use<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * The log's own connection. Its planner is told to walk indexes only: a plan made while a table was small must not
 * become a scan when it has grown (measured: 14 against 66 microseconds a row).
 */
export const openLogConnection = ({ url, name, log }: { url: string; name: string; log: Log }): LogConnection => {
  let client: Promise<pg.Client> | undefined;

  const open = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({
      ...settings(url, name, 2500),
      options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c synchronous_commit=on',
    });
    fresh.on('error', (error) => {
      log.warn({ err: error.message, name }, 'the room log lost its connection');
      client = undefined;
    });
    await fresh.connect();
    return fresh;
  };

  const drop = (used: Promise<pg.Client>): void => {
    if (client === used) client = undefined;
    void used.then((c) => c.end()).catch(() => undefined);
  };

  return {
    use: async (work) => {
      client ??= open();
      const used = client;
      let opened: pg.Client;
      try {
        opened = await used;
      } catch (error) {
        drop(used);
        throw error;
      }
      try {
        return await work(opened);
      } catch (error) {
        if (isAway(error)) drop(used);
        throw error;
      }
    },
    close: async () => {
      if (client) await (await client).end();
    },
  };
};

/** Whether an error means that Postgres could not be reached or went away, so that the same may be tried again. */
export const isAway = (error: unknown): boolean => {
  const { code, message = '' } = error as { code?: string; message?: string };
  // 08 connection, 57P shutdown and crash, 53 resources, 40 rollback, 55P03 lock timeout, 57014 statement timeout
  if (code !== undefined) return /^(08|57|53|40|55P03|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT|EHOSTUNREACH)/.test(code);
  return /connection (terminated|ended|error)|timeout exceeded|timeout expired|not queryable|client was closed/i.test(message);
};
