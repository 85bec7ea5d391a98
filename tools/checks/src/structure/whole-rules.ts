import type { Fault } from '../fault.ts';
import type { Tree } from './tree.ts';

/** The keys of `export const <name> = { a, b, c: x } …` in a registry's text. */
const keysOf = (text: string, name: string): readonly string[] => {
  const body = new RegExp(`export const ${name} = \\{([^}]*)\\}`).exec(text)?.[1] ?? '';
  return body
    .split(',')
    .map((entry) => (entry.split(':')[0] ?? '').trim().replaceAll(`'`, ''))
    .filter(Boolean);
};

const registry = 'packages/shared/src';

const routers = ({ files, text }: Tree): Fault[] =>
  keysOf(text(`${registry}/contract.ts`), 'contract')
    .map((feature) => `apps/api/src/features/${feature}/router.ts`)
    .filter((router) => !files.includes(router))
    .map((file) => ({ rule: 'contract-has-router', file, message: 'is missing: its feature stands in the contract' }));

const fanouts = ({ files, text }: Tree): Fault[] => {
  const all = files
    .filter((file) => /^apps\/realtime\/src\/features\/[^/]+\/fanout\.ts$/.test(file))
    .map(text)
    .join('\n');
  return keysOf(text(`${registry}/topics.ts`), 'topics')
    .filter((topic) => !new RegExp(`export const ${topic}Fanout\\b`).test(all))
    .map((topic) => ({
      rule: 'topic-has-fanout',
      file: `${registry}/topics.ts`,
      message: `no fanout.ts of the realtime tier exports ${topic}Fanout`,
    }));
};

const useCases = ({ files }: Tree): Fault[] =>
  files.flatMap((file) => {
    const [, feature] = /^(apps\/api\/src\/features\/[^/]+)\/service\/[^/]+(?<!\.test)\.ts$/.exec(file) ?? [];
    if (feature === undefined) return [];
    const beside = file.replace(/\.ts$/, '.test.ts');
    const isTested =
      files.includes(beside) || files.some((other) => other.startsWith(`${feature}/`) && /router\.(it|contract)\.test\.ts$/.test(other));
    return isTested
      ? []
      : [{ rule: 'use-case-has-test', file, message: `has no test: write ${beside} or a router.contract.test.ts of its feature` }];
  });

/** Holds the tree as a whole against the rules about what belongs together. */
export const checkWhole = (tree: Tree): Fault[] => [...routers(tree), ...fanouts(tree), ...useCases(tree)];
