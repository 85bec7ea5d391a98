import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StackFault } from '../fault.ts';
import type { Account } from './account.ts';

/** What makes a data folder: where, by which program, as whom, and the password of its superuser. */
export interface Initialisation {
  readonly folder: string;
  readonly initdb: string;
  readonly account: Account;
  readonly password: string;
  readonly say: (line: string) => void;
}

const draftPrefix = '.draft-';

const isWhole = (folder: string): boolean => {
  try {
    const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
    return version !== '' && ['global/pg_control', 'postgresql.conf', 'pg_wal', 'base'].every((part) => existsSync(join(folder, part)));
  } catch {
    return false;
  }
};

const setAside = (folder: string, say: Initialisation['say']): void => {
  if (!existsSync(folder)) return;
  if (readdirSync(folder).length === 0) return rmSync(folder, { recursive: true });
  const aside = `${folder}.incomplete-${Date.now()}`;
  renameSync(folder, aside);
  say(`The database folder was incomplete; it was put aside as ${basename(aside)} and a new one is made.`);
};

/** A draft that a killed start left behind holds nothing of worth. */
const clearDrafts = (folder: string): void => {
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(`${basename(folder)}${draftPrefix}`)) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
};

/** Makes the data folder if there is none: as a draft that gets its name only when it is whole, so a kill at any moment is harmless. */
export const initialise = ({ folder, initdb, account, password, say }: Initialisation): void => {
  mkdirSync(dirname(folder), { recursive: true });
  clearDrafts(folder);
  if (isWhole(folder)) return;
  setAside(folder, say);
  const draft = `${folder}${draftPrefix}${process.pid}`;
  const passwordFile = join(draft, '..', `${basename(draft)}.password`);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.ids) for (const path of [draft, passwordFile]) chownSync(path, account.ids.uid, account.ids.gid);
  const asked = [`--pgdata=${draft}`, '--auth=scram-sha-256', '--username=lyceum', `--pwfile=${passwordFile}`];
  const settings = ['--encoding=UTF8', '--locale=C', '--lc-messages=C', '--no-sync', '--no-instructions'];
  const { command, args } = account.wrap(initdb, [...asked, ...settings]);
  const ids = command === initdb ? account.ids : {};
  const done = spawnSync(command, args, { ...ids, cwd: '/', encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new StackFault(`PostgreSQL could not make its data folder: ${done.error?.message ?? done.stderr.trim().split('\n').at(-1)}`);
  }
  renameSync(draft, folder);
};
