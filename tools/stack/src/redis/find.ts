import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { StackFault } from '../fault.ts';

/** What the search may look at, so that a test can give it a machine without a Redis. */
export interface Machine {
  readonly path: string;
  readonly isRoot: boolean;
  readonly say: (line: string) => void;
}

const runs = (file: string): boolean => spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

const onPath = (path: string): string | undefined =>
  ['redis-server', 'valkey-server']
    .flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)))
    .find((file) => existsSync(file) && runs(file));

const serverIn = (folder: string): string | undefined =>
  ['bin/redis-server', 'redis-server', 'bin/valkey-server', 'native/bin/redis-server']
    .map((name) => join(folder, name))
    .concat(existsSync(join(folder, 'bin')) ? readdirSync(join(folder, 'bin')).map((name) => join(folder, 'bin', name)) : [])
    .find((file) => /(redis|valkey)-server$/.test(file) && existsSync(file));

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

const install = ({ path, isRoot, say }: Machine): string | undefined => {
  const hasApt = path.split(delimiter).some((folder) => existsSync(join(folder, 'apt-get')));
  if (!isRoot || !hasApt) return undefined;
  say('There is no Redis on this machine: installing it with apt-get install redis-server …');
  const env = { PATH: path, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): boolean => spawnSync('apt-get', args, { stdio: 'ignore', env }).status === 0;
  // The package would start a server of its own on 6379; only its program is wanted.
  const ok = apt('install', '-y', '--no-install-recommends', 'redis-server') || (apt('update') && apt('install', '-y', '--no-install-recommends', 'redis-server'));
  return ok ? onPath(path) : undefined;
};

/** A Redis or Valkey server: on PATH, shipped with npm, or (as root on Debian and Ubuntu) installed. Never a stand-in. */
export const findRedis = (machine: Machine): string => {
  const found = onPath(machine.path) ?? shipped() ?? install(machine);
  if (found) return found;
  throw new StackFault(
    'No Redis was found. Install one (Debian, Ubuntu: sudo apt-get install redis-server; Fedora: sudo dnf install valkey; macOS: brew install redis), or set REDIS_URL.',
  );
};
