import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault } from '../fault.ts';
import { envExample, envPage } from './env-documents.ts';
import { collectKeys, type EnvReader } from './env-keys.ts';

/** A file of the repository that is made from code. */
export interface Generated {
  readonly file: string;
  readonly text: string;
}

/** The documents that are made from the apps' configuration. */
export const envDocuments = (readers: readonly EnvReader[]): readonly Generated[] => {
  const keys = collectKeys(readers);
  return [
    { file: '.env.example', text: envExample(keys) },
    { file: 'docs/env.md', text: envPage(keys) },
  ];
};

/** Finds documents that differ from what the code says, or (with `write`) puts them right. */
export const checkDocuments = (root: string, documents: readonly Generated[], write: boolean): readonly Fault[] =>
  documents.flatMap(({ file, text }) => {
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return [];
    if (!write) return [{ rule: 'document-is-current', file, message: 'differs from the code: run `npm run check -- --write`' }];
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return [];
  });
