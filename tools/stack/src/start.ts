import { join, relative } from 'node:path';
import { createLog } from '@lyceum/platform/log.ts';
import { programsFor, unitOf } from './apps.ts';
import { banner } from './banner.ts';
import { buildPrograms } from './build/bundles.ts';
import { buildWeb } from './build/web.ts';
import { type Care, raiseServices } from './embedded.ts';
import { inheritedEnv, type StackEnv } from './env.ts';
import { endOrphans, openFamily } from './family.ts';
import { StackFault } from './fault.ts';
import { tryLock, withLock } from './lock.ts';
import { openLog, tellErrors } from './logs.ts';
import { migrateDatabase } from './migrate.ts';
import { inRoot, root } from './paths.ts';
import { assertFree } from './ports.ts';
import { type Address, awaitReady } from './ready.ts';
import { demoSchool } from './seed/school.ts';
import { seed } from './seed/seed.ts';
import { forgetServices, noteServices } from './service-note.ts';
import { appEnv, demoCanvas, type Settings, settle } from './settings.ts';
import { type Supervised, supervise } from './supervise.ts';

/** A running stack. */
export interface RunningStack {
  readonly settings: Settings;
  /** The programs by name, to be restarted when their code changes. */
  readonly apps: readonly Supervised[];
  /** Ends every part: those that serve people first, then what they keep their data in. */
  stop(): Promise<void>;
}

/** Who hears of a start, and what breaks it off. */
export interface Start {
  say(line: string): void;
  readonly signal: AbortSignal;
  /** Another origin of the web client, for development. */
  readonly corsOrigin?: string;
}

const portsOf = ({ ports, demo }: Settings): Record<string, number> => ({
  PORT: ports.api,
  REALTIME_PORT: ports.realtime,
  ...(demo ? { MAIL_PORT: ports.mail, SMTP_PORT: ports.smtp } : {}),
});

const addressesOf = ({ ports, demo, simulators }: Settings): Address[] => [
  { name: 'The web client', url: `http://localhost:${ports.api}/` },
  { name: 'The api', url: `http://localhost:${ports.api}/readyz` },
  { name: 'The API docs', url: `http://localhost:${ports.api}/docs` },
  { name: 'The realtime tier', url: `http://localhost:${ports.realtime}/readyz` },
  { name: 'The worker', url: `http://127.0.0.1:${ports.worker}/readyz` },
  ...(demo ? [{ name: 'The mail sink', url: `http://localhost:${ports.mail}/` }] : []),
  ...(simulators.includes('canvas') ? [{ name: 'The stand-in for Canvas', url: `http://127.0.0.1:${ports.canvas}/livez` }] : []),
  ...(simulators.includes('mux') ? [{ name: 'The stand-in for Mux', url: `http://127.0.0.1:${ports.mux}/readyz` }] : []),
];

/** One stack per data folder: a second one says who is there already. */
const claim = async (settings: Settings, say: (line: string) => void): Promise<{ release(): void }> => {
  const lock = tryLock(join(settings.dataDir, 'stack.lock'));
  const isFirst = 'release' in lock;
  try {
    if (isFirst) await endOrphans(join(settings.dataDir, 'processes'), say);
    await assertFree(portsOf(settings));
  } catch (error) {
    if (isFirst) lock.release();
    throw error;
  }
  if (isFirst) return lock;
  throw new StackFault(
    `Lyceum runs already on the data in ${relative(root, settings.dataDir) || settings.dataDir} (process ${lock.holder}). Stop it, or set LYCEUM_DATA_DIR to another folder.`,
  );
};

const buildAll = (settings: Settings, { say, signal }: Start): Promise<void> =>
  withLock(inRoot('.cache/build.lock'), async () => {
    const [bundled, isWebBuilt] = await Promise.all([buildPrograms(programsFor(settings)), buildWeb(signal)]);
    const built = [...bundled, ...(isWebBuilt ? ['web'] : [])];
    if (built.length > 0) say(`Built ${built.join(', ')}.`);
  });

const hopeless = 4;
const inOrder = { serving: 6_000, keeping: 3_500 };

const brokenOff = (): StackFault => new StackFault('The start was broken off.');

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(brokenOff()), { once: true }));

/** Brings the whole house up. Whatever goes wrong on the way, what was started is ended before the reason is told. */
export const startStack = async (env: StackEnv, { say, signal: asked, corsOrigin }: Start): Promise<RunningStack> => {
  const settings = await settle(env);
  const lock = await claim(settings, say);
  const family = openFamily(join(settings.dataDir, 'processes'));
  const services: Supervised[] = [];
  const apps: Supervised[] = [];
  let errors: { stop(): void } | undefined;
  let isStopping = false;
  const failed = new AbortController();
  const signal = AbortSignal.any([asked, failed.signal]);

  const stop = async (): Promise<void> => {
    isStopping = true;
    errors?.stop();
    await Promise.all(apps.map((app) => app.stop(inOrder.serving)));
    await Promise.all(services.map((service) => service.stop(inOrder.keeping)));
    family.disband();
    forgetServices(settings.dataDir);
    lock.release();
  };
  const careFor = (list: Supervised[]): Care => ({
    say,
    raise: async (unit) => {
      if (isStopping) throw brokenOff();
      const running = await supervise(unit, { say, started: family.adopt });
      list.push(running);
      return running;
    },
  });

  const prepareData = async () => {
    const found = await raiseServices(env, settings, careFor(services));
    const log = createLog({ name: 'stack', level: 'error' });
    await migrateDatabase(found.databaseUrl, log);
    if (settings.demo) {
      const { simulators, ports, secretKey } = settings;
      const canvas = demoCanvas({ port: ports.canvas, secretKey }, env);
      await seed(found.databaseUrl, log, { videos: simulators.includes('mux'), canvas });
    }
    return found;
  };
  const trouble = (): string | undefined => {
    const app = apps.find((each) => each.failures() >= hopeless);
    return app && `${app.name} does not start: ${app.lastWord() || `see ${settings.logDir}/${app.name}.log`}`;
  };

  const bringUp = async (): Promise<void> => {
    const [found] = await Promise.all([prepareData(), buildAll(settings, { say, signal })]);
    const inherited = { ...inheritedEnv(), ...(corsOrigin === undefined ? {} : { CORS_ORIGINS: corsOrigin }) };
    noteServices(settings.dataDir, found);
    const variables = appEnv(settings, found, inherited);
    const parts = programsFor(settings).map((program) => ({ program, log: openLog(settings.logDir, program.name) }));
    const care = careFor(apps);
    for (const { program, log } of parts) await care.raise(unitOf(program, { env: variables, log }));
    await awaitReady(addressesOf(settings), trouble);
    errors = tellErrors(
      parts.map(({ log }) => log),
      say,
    );
  };

  try {
    await Promise.race([bringUp(), aborted(signal)]);
    say(`\n${banner(settings, demoSchool)}\n`);
    return { settings, apps, stop };
  } catch (error) {
    failed.abort();
    await stop();
    throw error;
  }
};
