import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { aptInstall, findProgram, type Machine } from '../apt.ts';
import { StackFault } from '../fault.ts';

const runs = (file: string): boolean => spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

const onPath = (path: string): string | undefined => {
  const server = findProgram(path, ['redis-server', 'valkey-server']);
  return server && runs(server) ? server : undefined;
};

const serverIn = (folder: string): string | undefined =>
  ['bin/redis-server', 'bin/valkey-server'].map((name) => join(folder, name)).find((file) => existsSync(file));

/** The server in an optional npm package; it may be built for a newer libc than this system has. */
const shipped = (): string | undefined => {
  try {
    const name = `@falkordblite/${process.platform}-${process.arch}/package.json`;
    const server = serverIn(dirname(createRequire(import.meta.url).resolve(name)));
    if (!server) return undefined;
    if ((statSync(server).mode & 0o111) === 0) chmodSync(server, 0o755);
    return runs(server) ? server : undefined;
  } catch {
    return undefined;
  }
};

/** A Redis or Valkey server: on PATH, shipped with npm, or (as root on Debian and Ubuntu) installed. Never a stand-in. */
export const findRedis = (machine: Machine): string => {
  const found = onPath(machine.path) ?? shipped() ?? (aptInstall(machine, 'redis-server') ? onPath(machine.path) : undefined);
  if (found) return found;
  throw new StackFault(
    'No Redis was found. Install one (Debian, Ubuntu: sudo apt-get install redis-server; Fedora: sudo dnf install valkey; macOS: brew install redis), or set REDIS_URL.',
  );
};
