import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from '../files.ts';

/** The sources of a repository as the structure rules look at them. */
export interface Tree {
  readonly files: readonly string[];
  /** A file's text, or an empty one when there is no such file. */
  text(file: string): string;
}

/** Reads a tree; each file once. */
export const readTree = (root: string): Tree => {
  const files = sourceFiles(root);
  const known = new Set(files);
  const texts = new Map<string, string>();
  return {
    files,
    text: (file) => {
      if (!known.has(file)) return '';
      const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
      texts.set(file, text);
      return text;
    },
  };
};
