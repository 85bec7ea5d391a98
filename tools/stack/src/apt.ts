import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What is looked at to find programs and to install them, so that a test can make one up. */
export interface Machine {
  readonly path: string;
  readonly isRoot: boolean;
  readonly say: (line: string) => void;
}

/** The first of these programs on a search path. */
export const findProgram = (path: string, names: readonly string[]): string | undefined =>
  names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name))).find((file) => existsSync(file));

/** Installs a package on Debian or Ubuntu as root, saying so first; false where that is not possible. */
export const aptInstall = ({ path, isRoot, say }: Machine, name: string): boolean => {
  if (!isRoot || !findProgram(path, ['apt-get'])) return false;
  say(`${name} is missing on this machine: installing it with apt-get install ${name} …`);
  const env = { PATH: path, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): boolean => spawnSync('apt-get', args, { stdio: 'ignore', env }).status === 0;
  const install = (): boolean => apt('install', '-y', '--no-install-recommends', name);
  return install() || (apt('update') && install());
};
