import { basename, dirname } from 'node:path';
import type { Fault } from '../fault.ts';
import { isTest } from '../files.ts';
import { emptyWords, nameTable } from './names.ts';
import type { Tree } from './tree.ts';

/** A rule about one file at a time: what is wrong with it, if anything. */
interface FileRule {
  readonly rule: string;
  check(file: string, text: string): string | undefined;
}

const longest = (file: string): number => (isTest(file) ? 400 : 250);
const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

// Assembled, so that this file does not hold what it looks for.
const softened = new RegExp(
  [
    `\\b(it|test|describe)\\.(skip|only|todo|fails)\\b`,
    `@ts-${'ignore'}`,
    `@ts-${'nocheck'}`,
    `biome-${'ignore'}`,
    `\\b(TO${'DO'}|FIX${'ME'})\\b`,
    `retry: *[1-9]`,
  ].join('|'),
);

const fileRules: readonly FileRule[] = [
  {
    rule: 'file-name',
    check: (file) => {
      if (emptyWords.test(file)) return 'its name says nothing: name the file after what it promises';
      const row = nameTable.find(({ folder }) => folder.test(`${dirname(file)}`) || folder.test(`${dirname(file)}/`));
      if (!row) return 'there is no place for files here';
      return row.files.test(basename(file)) ? undefined : `this folder holds ${row.words}`;
    },
  },
  {
    rule: 'file-length',
    check: (file, text) => {
      const lines = linesOf(text);
      return lines > longest(file) ? `has ${lines} lines, more than ${longest(file)}: split it by what it does` : undefined;
    },
  },
  { rule: 'no-default-export', check: (_, text) => (/^export default\b/m.test(text) ? 'exports a default: give it a name' : undefined) },
  {
    rule: 'no-barrel',
    check: (file, text) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim();
      const isBarrel =
        code !== '' && code.split(/;\s*/).every((line) => line.trim() === '' || /^export (type )?(\*|\{)[\s\S]* from /.test(line.trim()));
      return isBarrel && file !== 'packages/db/src/schema.ts' ? 'only passes on what others export: import those directly' : undefined;
    },
  },
  {
    rule: 'env-in-env',
    check: (file, text) =>
      /\bprocess\s*\.\s*env\b/.test(text) && !/(^|\/)env\.ts$|\.config\.ts$/.test(file) && !isTest(file)
        ? 'reads the environment: only env.ts does, everybody else is given values'
        : undefined,
  },
  {
    rule: 'rules-are-told',
    check: (file, text) =>
      /\/rules\.ts$/.test(file) && /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(text)
        ? 'looks up the time or chance: pass it in'
        : undefined,
  },
  {
    rule: 'nothing-softened',
    check: (file, text) => {
      const found = softened.exec(text)?.[0];
      return found === undefined || file.startsWith('tools/checks/') ? undefined : `holds "${found}": do it, or say why not in an issue`;
    },
  },
  {
    rule: 'pure-tests-in-shared',
    check: (file) =>
      /^packages\/shared\/.*\.(it|contract)\.test\.ts$/.test(file) ? 'shared has nothing to integrate with: test it by itself' : undefined,
  },
];

/** Holds every file against the rules about single files. */
export const checkFiles = ({ files, text }: Tree): Fault[] =>
  files.flatMap((file) =>
    fileRules.flatMap(({ rule, check }) => {
      const message = check(file, text(file));
      return message === undefined ? [] : [{ rule, file, message }];
    }),
  );
