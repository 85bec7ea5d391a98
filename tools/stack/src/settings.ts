import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canvasCipher } from '@lyceum/platform/env-canvas.ts';
import type { StackEnv } from './env.ts';
import { inRoot, root } from './paths.ts';
import { freePort } from './ports.ts';
import type { DemoCanvas } from './seed/canvas.ts';

/** Where everything is and listens, decided once at the start. */
export interface Settings {
  readonly dataDir: string;
  readonly logDir: string;
  readonly ports: {
    readonly api: number;
    readonly realtime: number;
    readonly mail: number;
    readonly smtp: number;
    readonly worker: number;
    readonly mux: number;
    readonly canvas: number;
  };
  readonly secretKey: string;
  readonly publicUrl: string;
  readonly demo: boolean;
  /** Which parts of the outside world are stood in for. */
  readonly simulators: readonly string[];
}

const secretFile = (dataDir: string): string => join(dataDir, 'secret.key');

/** The secret of a school that was started in this folder without one of its own. */
export const knownSecret = (dataDir: string): string | undefined =>
  existsSync(secretFile(dataDir)) ? readFileSync(secretFile(dataDir), 'utf8').trim() : undefined;

/** Made once and kept: tokens outlive a restart. */
const keptSecret = (dataDir: string): string => {
  const known = knownSecret(dataDir);
  if (known !== undefined) return known;
  const made = randomBytes(48).toString('base64');
  writeFileSync(secretFile(dataDir), made, { mode: 0o600 });
  return made;
};

/** The folder of everything that is not in the repository. */
export const dataDirOf = ({ LYCEUM_DATA_DIR }: StackEnv): string => resolve(root, LYCEUM_DATA_DIR);

/** Decides what the environment left open. */
export const settle = async (env: StackEnv): Promise<Settings> => {
  const dataDir = dataDirOf(env);
  mkdirSync(dataDir, { recursive: true });
  const demo = env.LYCEUM_DEMO ?? env.NODE_ENV !== 'production';
  return {
    dataDir,
    logDir: join(dataDir, 'logs'),
    ports: {
      api: env.PORT,
      realtime: env.REALTIME_PORT,
      mail: env.MAIL_PORT,
      smtp: env.SMTP_PORT,
      worker: await freePort(),
      mux: await freePort(),
      canvas: await freePort(),
    },
    secretKey: env.SECRET_KEY ?? keptSecret(dataDir),
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    demo,
    // Whoever has an account at Mux uses that one.
    simulators: demo ? ['canvas', 'mail', ...(env.MUX_TOKEN_ID === undefined ? ['mux'] : [])] : [],
  };
};

/** How the apps and what stands in for Mux find and trust each other. */
export const muxSimulatorEnv = ({
  port,
  apiPort,
  secretKey,
}: {
  port: number;
  apiPort: number;
  secretKey: string;
}): Record<string, string> => {
  const secret = (purpose: string): string => createHmac('sha256', secretKey).update(`mux ${purpose}`).digest('base64url');
  const url = `http://127.0.0.1:${port}`;
  return {
    MUX_PORT: String(port),
    MUX_TOKEN_ID: 'simulator',
    MUX_TOKEN_SECRET: secret('token'),
    MUX_WEBHOOK_SECRET: secret('messages'),
    MUX_BASE_URL: url,
    MUX_PLAYBACK_URL: url,
    MUX_WEBHOOK_URL: `http://127.0.0.1:${apiPort}/api/mux/webhook`,
    MUX_ASSETS: inRoot('tools/simulators/assets'),
  };
};

/** How the apps and what stands in for Canvas find and trust each other. It is vouched for beside whatever else an operator vouches for. */
export const canvasSimulatorEnv = ({
  port,
  secretKey,
  allowed,
}: {
  port: number;
  secretKey: string;
  allowed: string | undefined;
}): Record<'CANVAS_PORT' | 'CANVAS_CLIENT_ID' | 'CANVAS_CLIENT_SECRET' | 'CANVAS_DEMO_TOKEN' | 'CANVAS_ALLOWED_HOSTS', string> => {
  const secret = (purpose: string): string => createHmac('sha256', secretKey).update(`canvas ${purpose}`).digest('base64url');
  return {
    CANVAS_PORT: String(port),
    CANVAS_CLIENT_ID: '10000000000001',
    CANVAS_CLIENT_SECRET: secret('client'),
    CANVAS_DEMO_TOKEN: secret('token'),
    CANVAS_ALLOWED_HOSTS: [...(allowed ? [allowed] : []), `localhost:${port}`].join(','),
  };
};

/** How the demo's student gets into the Canvas that stands in for hers. */
export const demoCanvas = (
  { port, secretKey }: { port: number; secretKey: string },
  keys: Pick<StackEnv, 'CANVAS_ENCRYPTION_KEY' | 'CANVAS_ENCRYPTION_KEY_PREVIOUS'>,
): DemoCanvas => ({
  url: `http://localhost:${port}`,
  token: canvasSimulatorEnv({ port, secretKey, allowed: undefined }).CANVAS_DEMO_TOKEN,
  cipher: canvasCipher({ ...keys, SECRET_KEY: secretKey }),
});

/** What the apps are told. What the person set goes first; what they did not is decided here. */
export const appEnv = (
  { dataDir, ports, secretKey, publicUrl, demo, simulators }: Settings,
  services: { readonly databaseUrl: string; readonly redisUrl: string },
  inherited: Readonly<Record<string, string>>,
): Record<string, string> => {
  const isStoodIn = simulators.includes('canvas');
  const allowed = inherited['CANVAS_ALLOWED_HOSTS'];
  const canvas = isStoodIn ? canvasSimulatorEnv({ port: ports.canvas, secretKey, allowed }) : undefined;
  return {
    ...(demo ? { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` } : {}),
    PUBLIC_URL: publicUrl,
    REALTIME_URL: `http://127.0.0.1:${ports.realtime}`,
    STORAGE_DIR: join(dataDir, 'storage'),
    ...(simulators.includes('mux') ? muxSimulatorEnv({ port: ports.mux, apiPort: ports.api, secretKey }) : {}),
    ...canvas,
    ...inherited,
    ...(canvas && { CANVAS_ALLOWED_HOSTS: canvas.CANVAS_ALLOWED_HOSTS }),
    SECRET_KEY: secretKey,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    PORT: String(ports.api),
    REALTIME_PORT: String(ports.realtime),
    WORKER_PORT: String(ports.worker),
    MAIL_PORT: String(ports.mail),
    SMTP_PORT: String(ports.smtp),
    LYCEUM_DATA_DIR: dataDir,
    WEB_DIST: inRoot('apps/web/dist'),
    MIGRATIONS_DIR: inRoot('packages/db/migrations'),
  };
};
