import { join } from 'node:path';
import { cruise, type IReporterOutput } from 'dependency-cruiser';
import type { Fault } from '../fault.ts';
import { boundaryRules } from './rules.ts';

/** What a look at the imports of a tree gave: how many of its own modules were read, and what was forbidden. */
export interface Cruised {
  readonly modules: number;
  readonly faults: readonly Fault[];
}

const commentOf = (name: string): string => boundaryRules.find((rule) => rule.name === name)?.comment ?? '';

/** Reads every import under a root, types too, and holds them against the rules. */
export const cruiseTree = async (root: string): Promise<Cruised> => {
  const result: IReporterOutput = await cruise(
    ['apps', 'packages', 'tools'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: boundaryRules },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '/(dist|coverage|test-results)/' },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
    },
    { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  );
  if (typeof result.output === 'string') throw new Error('the boundary check gave text where modules were expected');
  const { modules, summary } = result.output;
  return {
    modules: modules.filter(({ source }) => /^(apps|packages|tools)\/.*\.tsx?$/.test(source)).length,
    faults: summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      file: join(from),
      message: `imports ${to}. ${commentOf(rule.name)}`,
    })),
  };
};
