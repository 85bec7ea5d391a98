import { readdirSync, readFileSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';
import { inRoot } from '../paths.ts';
import { type Artefact, isStale, make } from './fingerprint.ts';

/** A server program: where its source begins and where its bundle goes. */
export interface Program {
  readonly name: string;
  readonly entry: string;
  readonly bundle: string;
}

/** Everything that `npm start` runs on Node. */
export const programs: readonly Program[] = [
  ...['api', 'realtime', 'worker'].map((name) => ({ name, entry: `apps/${name}/src/main.ts`, bundle: `apps/${name}/dist/main.js` })),
  ...['canvas', 'mail', 'mux'].map((name) => ({
    name,
    entry: `tools/simulators/src/${name}/main.ts`,
    bundle: `tools/simulators/dist/${name}.js`,
  })),
];

/** What is bundled for operators beside them. */
const extras: readonly Program[] = [{ name: 'migrate', entry: 'apps/api/src/migrate.ts', bundle: 'apps/api/dist/migrate.js' }];

/** Everything that can be bundled, by name. */
export const allPrograms: readonly Program[] = [...programs, ...extras];

const workspaces = ['apps', 'packages', 'tools'];

/** All packages that the workspaces depend on, but not the workspaces: those go into the bundles. */
const externals = (): string[] => {
  const manifests = workspaces.flatMap((folder) => readdirSync(inRoot(folder)).map((name) => inRoot(folder, name, 'package.json')));
  const names = manifests.flatMap((file) =>
    Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: object }).dependencies ?? {}),
  );
  return [...new Set(names)].filter((name) => !name.startsWith('@lyceum/')).flatMap((name) => [name, `${name}/*`]);
};

/** How a program is bundled: our own code in one file, everybody else's left where npm put it. */
export const bundleOptions = ({ entry, bundle }: Program): BuildOptions => ({
  absWorkingDir: inRoot(),
  entryPoints: [entry],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  jsx: 'automatic',
  sourcemap: 'linked',
  sourcesContent: false,
  external: externals(),
  logLevel: 'warning',
});

const artefactOf = ({ name, entry, bundle }: Program): Artefact => ({
  name,
  sources: [entry.slice(0, entry.lastIndexOf('/')), 'packages', 'package-lock.json', 'tools/stack/src/build'],
  product: bundle,
});

/** Bundles the programs that changed since they were bundled last. */
export const buildPrograms = async (wanted: readonly Program[]): Promise<readonly string[]> => {
  const stale = wanted.filter((program) => isStale(artefactOf(program)));
  await Promise.all(stale.map((program) => make(artefactOf(program), async () => void (await build(bundleOptions(program))))));
  return stale.map(({ name }) => name);
};
