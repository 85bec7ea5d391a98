import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** All source files of a tree that Git knows or would take, as paths from its root. */
export const sourceFiles = (root: string): readonly string[] => {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'apps', 'packages', 'tools'], {
    cwd: root,
    encoding: 'utf8',
  });
  const sources = listed
    .split('\n')
    .filter((file) => /^(apps|packages|tools)\/[^/]+\/(src|e2e|build)\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  return [...new Set(sources)].filter((file) => existsSync(join(root, file)));
};

/** Whether a file is a test or belongs to one. */
export const isTest = (file: string): boolean => /\.(test|e2e)\.tsx?$|^packages\/testkit\/|\/e2e\//.test(file);
