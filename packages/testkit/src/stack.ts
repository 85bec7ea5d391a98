import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms, type Program, programs } from '@lyceum/stack/build/bundles.ts';
import { buildWeb } from '@lyceum/stack/build/web.ts';
import { withLock } from '@lyceum/stack/lock.ts';
import { inRoot } from '@lyceum/stack/paths.ts';
import { freePort } from '@lyceum/stack/ports.ts';
import { seed } from '@lyceum/stack/seed/seed.ts';
import { startRedis } from '@lyceum/stack/services.ts';
import { canvasSimulatorEnv, demoCanvas, muxSimulatorEnv } from '@lyceum/stack/settings.ts';
import { readPath } from './env.ts';
import { silentLog } from './log.silent.ts';
import { freshDatabase } from './postgres.ts';
import { startProcess, type TestProcess } from './process.ts';

/** What a test's stack is made of, beside the standard: one realtime node, an empty school, no limits. */
export interface StackOptions {
  readonly nodes?: number;
  /** Fills the school with the demo data. */
  readonly demo?: boolean;
  /** Builds the web client first, if it is stale. */
  readonly web?: boolean;
  /** Stands in for Mux too. */
  readonly videos?: boolean;
  /** Stands in for Canvas too; in a demo school Olena is connected to it. */
  readonly canvas?: boolean;
  /** Further variables for every program. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole product in real processes, on free ports, over a database and a Redis of its own. `await using` ends it. */
export interface TestStack extends AsyncDisposable {
  readonly url: string;
  /** `ws://` addresses, one per realtime node. The api passes sockets on to the first. */
  readonly realtimeUrls: readonly string[];
  readonly mailUrl: string;
  /** Where Mux is stood in for; nobody is there without `videos`. */
  readonly muxUrl: string;
  /** Where Canvas is stood in for, and the token of its student; nobody is there without `canvas`. */
  readonly canvas: { readonly url: string; readonly token: string };
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly api: TestProcess;
  readonly realtime: readonly TestProcess[];
  readonly worker: TestProcess;
  close(): Promise<void>;
}

const local = (port: number): string => `http://127.0.0.1:${port}`;

const program = (name: string): Program => {
  const found = programs.find((each) => each.name === name);
  if (!found) throw new Error(`there is no program ${name}`);
  return found;
};

const freePorts = async (count: number): Promise<number[]> => {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
};

/** Builds what has changed; several test files that start at once build it once. */
const buildAll = (web: boolean): Promise<unknown> =>
  withLock(inRoot('.cache/build.lock'), async () => {
    await buildPrograms(programs);
    if (web) await buildWeb();
  });

/** Starts api, realtime nodes, worker and mail sink as `npm start` runs them. */
export const startStack = async ({
  nodes = 1,
  demo = false,
  web = false,
  videos = false,
  canvas = false,
  env = {},
}: StackOptions = {}): Promise<TestStack> => {
  const folder = await mkdtemp(join(tmpdir(), 'lyceum-stack-'));
  const [database, redis, ports] = await Promise.all([
    freshDatabase(),
    startRedis({ folder, path: readPath(), say: () => undefined }),
    freePorts(6 + nodes),
    buildAll(web),
  ]);
  const [apiPort = 0, workerPort = 0, mailPort = 0, smtpPort = 0, muxPort = 0, canvasPort = 0, ...nodePorts] = ports;
  const secretKey = randomBytes(48).toString('base64');
  const canvasEnv = canvasSimulatorEnv({ port: canvasPort, secretKey, allowed: env['CANVAS_ALLOWED_HOSTS'] });
  if (demo) await seed(database.url, silentLog, { videos, canvas: canvas ? demoCanvas({ port: canvasPort, secretKey }, env) : null });
  const shared: Record<string, string> = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    SECRET_KEY: secretKey,
    PUBLIC_URL: local(apiPort),
    LYCEUM_RATE_LIMITS: 'off',
    LYCEUM_DATA_DIR: folder,
    STORAGE_DIR: join(folder, 'storage'),
    ...(videos ? muxSimulatorEnv({ port: muxPort, apiPort, secretKey }) : {}),
    WEB_DIST: inRoot('apps/web/dist'),
    MIGRATIONS_DIR: inRoot('packages/db/migrations'),
    REALTIME_URL: local(nodePorts[0] ?? 0),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    PORT: String(apiPort),
    WORKER_PORT: String(workerPort),
    MAIL_PORT: String(mailPort),
    SMTP_PORT: String(smtpPort),
    ...(canvas ? canvasEnv : {}),
    ...env,
    ...(canvas ? { CANVAS_ALLOWED_HOSTS: canvasEnv.CANVAS_ALLOWED_HOSTS } : {}),
  };
  const start = (name: string, readyUrl: string, own: Readonly<Record<string, string>> = {}): Promise<TestProcess> => {
    const logFile = join(folder, `${name}-${Object.values(own).join('')}.log`);
    return startProcess({ name, bundle: inRoot(program(name).bundle), env: { ...shared, ...own }, readyUrl, logFile });
  };
  const [api, worker, mail, mux, lms, ...realtime] = await Promise.all([
    start('api', `${local(apiPort)}/readyz`),
    start('worker', `${local(workerPort)}/readyz`),
    start('mail', `${local(mailPort)}/`),
    videos ? start('mux', `${local(muxPort)}/readyz`) : null,
    canvas ? start('canvas', `${local(canvasPort)}/livez`) : null,
    ...nodePorts.map((port) => start('realtime', `${local(port)}/readyz`, { REALTIME_PORT: String(port) })),
  ]);
  const close = async (): Promise<void> => {
    await Promise.all([api, worker, mail, mux, lms, ...realtime].map((each) => each?.kill('SIGTERM')));
    await redis.stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    url: local(apiPort),
    realtimeUrls: nodePorts.map((port) => `ws://127.0.0.1:${port}`),
    mailUrl: local(mailPort),
    muxUrl: local(muxPort),
    canvas: { url: `http://localhost:${canvasPort}`, token: canvasEnv.CANVAS_DEMO_TOKEN },
    databaseUrl: database.url,
    redisUrl: redis.url,
    api,
    realtime,
    worker,
    close,
    [Symbol.asyncDispose]: close,
  };
};
