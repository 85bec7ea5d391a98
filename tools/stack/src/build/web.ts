import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inheritedEnv } from '../env.ts';
import { StackFault } from '../fault.ts';
import { inRoot } from '../paths.ts';
import { type Artefact, isStale, make } from './fingerprint.ts';

const web: Artefact = {
  name: 'web',
  sources: ['apps/web', 'packages/shared', 'package-lock.json'],
  product: 'apps/web/dist/index.html',
};

const viteBuild = async (signal: AbortSignal): Promise<void> => {
  const vite = spawn(process.execPath, [inRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: inRoot('apps/web'),
    // Whoever builds, a test run too: a build is what people load, never the slower React for developers.
    env: { ...inheritedEnv(), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let said = '';
  for (const stream of [vite.stdout, vite.stderr]) stream.on('data', (data) => (said += data));
  const [code] = await once(vite, 'close');
  if (code !== 0) throw new StackFault(`The web client could not be built:\n${said.trim()}`);
};

/** Builds the web client if its sources changed since it was built last; says whether it did. */
export const buildWeb = async (signal = new AbortController().signal): Promise<boolean> => {
  if (!isStale(web)) return false;
  await make(web, () => viteBuild(signal));
  return true;
};
