import type { Fault } from '../fault.ts';
import { checkFiles } from './file-rules.ts';
import { readTree } from './tree.ts';
import { checkWhole } from './whole-rules.ts';

/** Holds names, sizes and what belongs together against the rules; fails when it found nothing to look at. */
export const checkStructure = (root: string): { faults: readonly Fault[]; seen: string } => {
  const tree = readTree(root);
  const blind: Fault[] = tree.files.length > 0 ? [] : [{ rule: 'saw-something', file: '.', message: 'no source file was found' }];
  return { faults: [...blind, ...checkFiles(tree), ...checkWhole(tree)], seen: `${tree.files.length} files` };
};
