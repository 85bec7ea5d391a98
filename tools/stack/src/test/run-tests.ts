import { parseCLI, startVitest, type Vitest } from 'vitest/node';
import { readTestEnv } from '../env.ts';
import { StackFault } from '../fault.ts';
import { root } from '../paths.ts';
import { ensureBrowser } from './browser.ts';

/** What each project of the tests is about, in the order in which they are told. */
const kinds: Readonly<Record<string, string>> = {
  unit: 'rules and services by themselves',
  contract: 'ports and addresses, each as promised',
  integration: 'real PostgreSQL, Redis and processes',
  browser: 'the whole product in a browser',
};

const count = (vitest: Vitest): Map<string, { passed: number; failed: number }> => {
  const counts = new Map(Object.keys(kinds).map((name) => [name, { passed: 0, failed: 0 }]));
  for (const module of vitest.state.getTestModules()) {
    const of = counts.get(module.project.name);
    if (!of) continue;
    for (const test of module.children.allTests()) of[test.result().state === 'passed' ? 'passed' : 'failed'] += 1;
  }
  return counts;
};

const summary = (vitest: Vitest, chosen: readonly string[], seconds: number): string => {
  const lines = [...count(vitest)]
    .filter(([name]) => chosen.includes(name))
    .map(([name, { passed, failed }]) => `  ${name.padEnd(12)}${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`);
  return [`Tests, in ${Math.round(seconds)} s`, ...lines].join('\n');
};

/** Runs the tests as vitest's own command does, with the same arguments; answers the exit code. */
export const runTests = async (args: readonly string[], say: (line: string) => void): Promise<number> => {
  const began = performance.now();
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const wanted = [options.project ?? Object.keys(kinds)].flat();
  const unknown = wanted.find((name) => !Object.hasOwn(kinds, name));
  if (unknown !== undefined) throw new StackFault(`There are no ${unknown} tests; there are ${Object.keys(kinds).join(', ')}.`);
  say(['Tests to run', ...wanted.map((name) => `  ${name.padEnd(12)}${kinds[name]}`), ''].join('\n'));
  if (wanted.includes('browser')) ensureBrowser({ path: readTestEnv().PATH, isRoot: process.getuid?.() === 0, say });
  const vitest = await startVitest('test', filter, { ...options, root, watch: false, run: true });
  const code = process.exitCode ?? 0;
  say(summary(vitest, wanted, (performance.now() - began) / 1000));
  await vitest.close();
  return Number(code);
};
