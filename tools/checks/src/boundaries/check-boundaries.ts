import type { Fault } from '../fault.ts';
import { sourceFiles } from '../files.ts';
import { cruiseTree } from './cruise.ts';

/** Holds the tree's imports against the rules; fails unless it read at least as many modules as there are source files. */
export const checkBoundaries = async (root: string): Promise<{ faults: readonly Fault[]; seen: string }> => {
  const files = sourceFiles(root).length;
  const { modules, faults } = await cruiseTree(root);
  const blind: Fault[] =
    modules >= files
      ? []
      : [{ rule: 'saw-everything', file: '.', message: `read ${modules} modules of ${files} source files: it would pass without looking` }];
  return { faults: [...blind, ...faults], seen: `${modules} modules of ${files} files` };
};
