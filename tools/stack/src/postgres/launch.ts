import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keep } from '../keep.ts';
import { accountFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { healPostgres } from './heal.ts';
import { initialise } from './initialise.ts';

/** Where an embedded PostgreSQL keeps its data and listens. `durable: false` is for tests: it survives a kill, not a power cut. */
export interface PostgresOptions {
  readonly folder: string;
  readonly port: number;
  readonly durable: boolean;
  readonly logFile: string;
  readonly say: (line: string) => void;
}

/** A database server that can be started again and again in the same place. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Heals what a killed run left, then starts the server under a keeper. */
  launch(): Promise<ChildProcess>;
}

const passwordFor = (folder: string): string => {
  const file = `${folder}.password`;
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};

const settings = (durable: boolean): string[] => {
  const common = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '128MB',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  const careless = durable ? {} : { fsync: 'off', full_page_writes: 'off', max_wal_size: '2GB' };
  return Object.entries({ ...common, ...careless }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

/** Prepares an embedded PostgreSQL 18: makes the data folder when there is none. */
export const preparePostgres = ({ folder, port, durable, logFile, say }: PostgresOptions): EmbeddedPostgres => {
  const binaries = findBinaries();
  const account = accountFor(folder, [binaries.postgres]);
  const password = passwordFor(ensureParent(folder));
  initialise({ folder, initdb: binaries.initdb, account, password, say });
  const { command, args } = account.wrap(binaries.postgres, ['-D', folder, '-p', String(port), ...settings(durable)]);
  return {
    url: `postgres://lyceum:${password}@127.0.0.1:${port}/lyceum`,
    launch: async () => {
      await healPostgres(folder, say);
      // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one.
      const ids = command === binaries.postgres ? account.ids : {};
      return keep({ command, args, ...ids, stopSignal: 'SIGINT', hardSignal: 'SIGQUIT', logFile });
    },
  };
};

const ensureParent = (folder: string): string => {
  mkdirSync(dirname(folder), { recursive: true });
  return folder;
};
