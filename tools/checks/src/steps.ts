import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkBoundaries } from './boundaries/check-boundaries.ts';
import { checkDocuments, type Generated } from './documents/check-documents.ts';
import { toolEnv } from './env.ts';
import type { Fault } from './fault.ts';
import { type Outcome, runTool, type Step } from './step.ts';
import { checkStructure } from './structure/check-structure.ts';

const tell = ({ rule, file, message }: Fault): string => `  ${file}\n    ${rule}: ${message}`;
const found = (faults: readonly Fault[], seen: string): Outcome => ({ ok: faults.length === 0, seen, said: faults.map(tell).join('\n') });

const workspaces = (root: string): number =>
  ['apps', 'packages', 'tools'].reduce((sum, folder) => sum + readdirSync(join(root, folder)).length, 0);

const number = (pattern: RegExp, said: string): number => Number(pattern.exec(said)?.[1] ?? 0);

/** What a run of the checks is about. */
export interface Checked {
  readonly root: string;
  readonly documents: readonly Generated[];
  /** Writes generated documents instead of complaining. */
  readonly write: boolean;
}

const format = ({ root }: Checked): Step => ({
  name: 'format and lint',
  run: () =>
    runTool(toolEnv(), {
      root,
      args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=100', '.'],
      seen: (said) => (number(/Checked (\d+) files/, said) > 0 ? `${number(/Checked (\d+) files/, said)} files` : undefined),
    }),
});

const types = ({ root }: Checked): Step => ({
  name: 'types',
  run: () =>
    runTool(toolEnv(), {
      root,
      args: ['node_modules/turbo/bin/turbo', 'run', 'check:types', '--output-logs=errors-only', '--concurrency=2', '--continue'],
      // A workspace without the script would be left out without a word.
      seen: (said) => (number(/, (\d+) total/, said) >= workspaces(root) ? `${workspaces(root)} workspaces` : undefined),
    }),
});

const boundaries = ({ root }: Checked): Step => ({
  name: 'boundaries',
  run: async () => {
    const { faults, seen } = await checkBoundaries(root);
    return found(faults, seen);
  },
});

const structure = ({ root }: Checked): Step => ({
  name: 'structure',
  run: async () => {
    const { faults, seen } = checkStructure(root);
    return found(faults, seen);
  },
});

const deadCode = ({ root }: Checked): Step => ({
  name: 'dead code',
  run: () => runTool(toolEnv(), { root, args: ['node_modules/knip/bin/knip.js', '--no-progress'], seen: () => 'every export' }),
});

const generated = ({ root, documents, write }: Checked): Step => ({
  name: 'documents',
  run: async () => found(checkDocuments(root, documents, write), `${documents.length} made from code`),
});

const unit = ({ root }: Checked): Step => ({
  name: 'unit tests',
  run: () =>
    runTool(toolEnv(), {
      root,
      args: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot'],
      seen: (said) => (number(/Tests .*?(\d+) passed/, said) > 0 ? `${number(/Tests .*?(\d+) passed/, said)} passed` : undefined),
    }),
});

const messages = ({ root }: Checked): Step => ({
  name: 'messages',
  run: () =>
    runTool(toolEnv(), {
      root,
      args: ['--import', 'tsx', 'apps/web/build/check-messages.ts'],
      seen: (said) => (number(/(\d+) messages/, said) > 0 ? `${number(/(\d+) messages/, said)} in every language` : undefined),
    }),
});

/** Every check, the quick ones first. */
export const stepsOf = (checked: Checked): readonly Step[] =>
  [format, structure, generated, boundaries, types, deadCode, messages, unit].map((make) => make(checked));
