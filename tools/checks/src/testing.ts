import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small tree of files in a folder of its own, as a check sees a repository. */
export interface SeededTree {
  readonly root: string;
  [Symbol.dispose](): void;
}

/** Writes the files of a tree; `using` removes it. */
export const seedTree = (files: Readonly<Record<string, string>>): SeededTree => {
  const root = mkdtempSync(join(tmpdir(), 'lyceum-check-'));
  for (const [path, text] of Object.entries({ 'apps/.keep': '', 'packages/.keep': '', 'tools/.keep': '', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
};
