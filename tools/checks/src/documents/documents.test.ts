import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreEnv, envKey, limitsEnv, portEnv, secretEnv } from '@lyceum/platform/env.ts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { seedTree } from '../testing.ts';
import { checkDocuments, envDocuments } from './check-documents.ts';

const api = z.object({ ...coreEnv, ...secretEnv, ...limitsEnv, PORT: portEnv(8000, 'Where it listens.'), PATH: z.string().default('') });
const worker = z.object({ ...coreEnv, NAME: envKey(z.string().optional(), { description: 'A | name.', example: 'two words' }) });
const documents = envDocuments([
  { reader: 'api', schema: api },
  { reader: 'worker', schema: worker },
]);
const [example, page] = documents.map(({ text }) => text);

it('lists every described variable once, with who reads it and what stands in for it', () => {
  expect(page).toContain('| `NODE_ENV` | api, worker | `development` |');
  expect(page).toContain('| `SECRET_KEY` | api | **required** |');
  expect(page).toContain('| `LYCEUM_RATE_LIMITS` | api | `on` |');
  expect(page).toContain('| `NAME` | worker |  | A \\| name. | `two words` |');
  expect(page).not.toContain('PATH');
});

it('leaves only what is required uncommented in the example', () => {
  expect(example?.split('\n').filter((line) => /^[A-Z]/.test(line))).toEqual(['SECRET_KEY=replace-me-with-32-random-bytes-or-more']);
  expect(example).toContain('# NAME="two words"');
});

it('finds a document that somebody edited, and puts it right when asked', () => {
  using tree = seedTree({});
  expect(checkDocuments(tree.root, documents, false)).toHaveLength(2);
  checkDocuments(tree.root, documents, true);
  expect(checkDocuments(tree.root, documents, false)).toEqual([]);
  writeFileSync(join(tree.root, '.env.example'), `${example}EXTRA=1\n`);
  expect(checkDocuments(tree.root, documents, false).map(({ file }) => file)).toEqual(['.env.example']);
});
