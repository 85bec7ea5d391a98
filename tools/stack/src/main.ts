import { EnvError } from '@lyceum/platform/env.ts';
import { readEnv } from './env.ts';
import { StackFault } from './fault.ts';
import { startStack } from './start.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const explain = (error: unknown): string => {
  if (error instanceof StackFault || error instanceof EnvError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
const fail = (error: unknown): never => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
};

const parentPollMs = 1_000;

/** npm may be killed without a word to us: then nobody can stop us any more, and we stop ourselves. */
const onParentGone = (then: () => void): void => {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) then();
  }, parentPollMs).unref();
};

const serve = async (begin: typeof startStack): Promise<void> => {
  const env = readEnv();
  const breakOff = new AbortController();
  const starting = begin(env, { say, signal: breakOff.signal });
  const stop = (): void => {
    if (breakOff.signal.aborted) return;
    say('Stopping …');
    breakOff.abort();
    starting
      .then((stack) => stack.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (env.npm_lifecycle_event !== undefined) onParentGone(stop);
  await starting;
};

const test = async (): Promise<void> => {
  // Loaded only here: `npm start` has no need of a test runner.
  const { runTests } = await import('./test/run-tests.ts');
  process.exit(await runTests(process.argv.slice(3), say));
};

/** `npm run build [-- name …]`: what production images are made of. */
const build = async (): Promise<void> => {
  const { buildNamed } = await import('./build/build-named.ts');
  await buildNamed(process.argv.slice(3), say);
};

/** `npm run lyceum -- <verb>`: for whoever runs a school. */
const lyceum = async (): Promise<void> => {
  const { runCommand } = await import('./cli/run.ts');
  say(await runCommand(process.argv.slice(3), readEnv()));
};

const verbs: Readonly<Record<string, () => Promise<void>>> = {
  start: () => serve(startStack),
  dev: async () => serve((await import('./dev.ts')).startDev),
  test,
  build,
  lyceum,
};
const verb = process.argv[2] ?? 'start';
const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
if (run) run().catch(fail);
else fail(new StackFault(`There is no "${verb}". Try: ${Object.keys(verbs).join(', ')}.`));
