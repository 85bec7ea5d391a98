import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inRoot, root } from '../paths.ts';

const skipped = new Set(['node_modules', 'dist', '.turbo', 'e2e', 'coverage']);

const filesUnder = (path: string): string[] => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !skipped.has(name) && !/\.(test|e2e)\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
};

/** A hash over the names and contents of all files at or under these paths of the repository. Tests do not count. */
export const fingerprint = (paths: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(inRoot(path)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
};

/** Something made from sources: what it comes from, and a file that exists when it was made. */
export interface Artefact {
  readonly name: string;
  readonly sources: readonly string[];
  readonly product: string;
}

const noteOf = ({ name }: Artefact): string => inRoot('.cache/build', name);

/** Whether an artefact has to be made (again). */
export const isStale = (artefact: Artefact): boolean => {
  const note = noteOf(artefact);
  if (!existsSync(inRoot(artefact.product)) || !existsSync(note)) return true;
  return readFileSync(note, 'utf8') !== fingerprint(artefact.sources);
};

/** Makes an artefact and remembers from what; sources that change meanwhile make it stale again. */
export const make = async (artefact: Artefact, work: () => Promise<void>): Promise<void> => {
  const before = fingerprint(artefact.sources);
  await work();
  mkdirSync(dirname(noteOf(artefact)), { recursive: true });
  writeFileSync(noteOf(artefact), before);
};
