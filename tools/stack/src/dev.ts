import { type ChildProcess, spawn } from 'node:child_process';
import { context } from 'esbuild';
import { programsFor } from './apps.ts';
import { bundleOptions, type Program } from './build/bundles.ts';
import { inheritedEnv, type StackEnv } from './env.ts';
import { inRoot } from './paths.ts';
import { freePort } from './ports.ts';
import { type RunningStack, type Start, startStack } from './start.ts';

/** Bundles a program whenever its sources change, and starts it again with what came out. */
const watch = async (program: Program, { apps }: RunningStack, say: Start['say']): Promise<{ dispose(): Promise<void> }> => {
  let isFirst = true;
  const changed = async (): Promise<void> => {
    await apps.find(({ name }) => name === program.name)?.restart();
    say(`${program.name} runs with the change.`);
  };
  const onEnd = ({ errors }: { errors: readonly unknown[] }): void => {
    if (!isFirst && errors.length === 0) void changed();
    isFirst = false;
  };
  const watcher = await context({ ...bundleOptions(program), plugins: [{ name: 'restart', setup: (build) => build.onEnd(onEnd) }] });
  await watcher.watch();
  return watcher;
};

const startVite = (port: number, apiUrl: string): ChildProcess =>
  spawn(process.execPath, [inRoot('node_modules/vite/bin/vite.js'), '--logLevel', 'warn'], {
    cwd: inRoot('apps/web'),
    env: { ...inheritedEnv(), PORT: String(port), API_URL: apiUrl },
    stdio: ['ignore', 'inherit', 'inherit'],
  });

/** `npm start`, but every change is there at once: servers are bundled and started again, the web client is served by Vite. */
export const startDev = async (env: StackEnv, start: Start): Promise<RunningStack> => {
  const webPort = await freePort();
  const stack = await startStack(env, { ...start, corsOrigin: `http://localhost:${webPort}` });
  const watchers = await Promise.all(programsFor(stack.settings).map((program) => watch(program, stack, start.say)));
  const vite = startVite(webPort, `http://127.0.0.1:${stack.settings.ports.api}`);
  start.say(`Web, with changes at once: http://localhost:${webPort}\n`);
  return {
    ...stack,
    stop: async () => {
      vite.kill();
      await Promise.all(watchers.map((watcher) => watcher.dispose()));
      await stack.stop();
    },
  };
};
