import type { Log } from '@lyceum/shared/kernel/ports.ts';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';

/** What readers and writers ask questions of: the pool, or one transaction on it. */
export type Queryable = PgDatabase<NodePgQueryResultHKT>;

/** A pool of connections to Postgres and drizzle over it. */
export interface Db {
  readonly pool: pg.Pool;
  readonly orm: NodePgDatabase;
  /** Resolves when Postgres answers; for readiness checks. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DbOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Connections at most. api 10, worker 8, realtime 2 beside the log's own: the sum over all processes stays below max_connections. */
  readonly max: number;
  /** A statement that runs longer is cancelled. 5 s for what a person waits for. */
  readonly statementTimeoutMs?: number;
  readonly log: Log;
}

/** Opens a pool. It connects when first used, waits at most 2.5 s for a connection, and survives a restart of Postgres. */
export const connect = ({ url, name, max, statementTimeoutMs = 5000, log }: DbOptions): Db => {
  const pool = new pg.Pool({ ...settings(url, name, statementTimeoutMs), max, idleTimeoutMillis: 30_000 });
  // An idle connection that dies raises this; unheard it would end the process.
  pool.on('error', (error) => log.warn({ err: error.message }, 'an idle database connection was lost'));
  return {
    pool,
    orm: drizzle(pool),
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
};

/** Settings that every connection shares: nothing waits for ever. */
export const settings = (url: string, name: string, statementTimeoutMs: number): pg.ClientConfig => ({
  connectionString: url,
  application_name: name,
  connectionTimeoutMillis: 2500,
  statement_timeout: statementTimeoutMs,
  lock_timeout: 2000,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
});
