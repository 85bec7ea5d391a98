import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StackFault } from '../fault.ts';

/** As whom PostgreSQL runs, which root may not: nobody else when `ids` is absent. `wrap` puts a command into its command line. */
export interface Account {
  readonly ids?: { readonly uid: number; readonly gid: number };
  wrap(command: string, args: readonly string[]): { readonly command: string; readonly args: readonly string[] };
}

const plain = (command: string, args: readonly string[]) => ({ command, args });

const idsOf = (user: string): { uid: number; gid: number } | undefined => {
  const ask = (flag: string): number => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
};

const systemUser = 'postgres';

const createUser = (): { uid: number; gid: number } => {
  spawnSync('groupadd', ['--system', systemUser]);
  spawnSync('useradd', ['--system', '-g', systemUser, '-M', '-s', '/usr/sbin/nologin', systemUser]);
  const ids = idsOf(systemUser);
  if (!ids) {
    throw new StackFault(
      'PostgreSQL does not run as root, and no user "postgres" could be made for it. Start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return ids;
};

/** Whether every folder above a path may be entered by a stranger. */
const isReachable = (path: string): boolean => {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
};

const boundingSet = (): bigint => {
  const line = /^CapBnd:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return BigInt(`0x${line?.[1] ?? '0'}`);
};
const capabilities = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
];

/** A clone in a folder that only root may enter (`mktemp -d`): PostgreSQL gets the one right to pass through it. */
const passThrough = (ids: { uid: number; gid: number }): Account => {
  const held = process.platform === 'linux' ? capabilities.find(({ bit }) => (boundingSet() & (1n << bit)) !== 0n) : undefined;
  if (!held || spawnSync('setpriv', ['--version']).error) {
    throw new StackFault(
      'PostgreSQL does not run as root, and its user may not enter this folder. Move the clone to a folder that others may enter, start as an ordinary user, or set DATABASE_URL.',
    );
  }
  // Without the secure bit access(2), by which initdb looks for its programs, would not count the right.
  const rights = ['--securebits=+no_setuid_fixup', `--inh-caps=+${held.name}`, `--ambient-caps=+${held.name}`];
  const who = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  return { ids, wrap: (command, args) => ({ command: 'setpriv', args: [...who, ...rights, '--', command, ...args] }) };
};

/** Chooses the account for a data folder: ours, or (as root) the folder's owner, else the system's `postgres`. */
export const accountFor = (dataFolder: string, programs: readonly string[]): Account => {
  if (process.getuid?.() !== 0) return { wrap: plain };
  const owner = existsSync(dataFolder) ? statSync(dataFolder) : undefined;
  const ids = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : (idsOf(systemUser) ?? createUser());
  return [dataFolder, ...programs].every(isReachable) ? { ids, wrap: plain } : passThrough(ids);
};
