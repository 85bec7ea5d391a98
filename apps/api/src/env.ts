import {
  coreEnv,
  envKey,
  limitsEnv,
  muxEnv,
  originEnv,
  parseEnv,
  portEnv,
  postgresEnv,
  redisEnv,
  secretEnv,
  storageEnv,
} from '@lyceum/platform/env.ts';
import { canvasEnv } from '@lyceum/platform/env-canvas.ts';
import { z } from 'zod';

/** What the api is told from outside. */
export const ApiEnv = z.object({
  ...coreEnv,
  ...postgresEnv,
  ...redisEnv,
  ...secretEnv,
  ...originEnv,
  ...limitsEnv,
  ...storageEnv,
  ...muxEnv,
  ...canvasEnv,
  PORT: portEnv(8000, 'Where the api listens; the address that people open.'),
  REALTIME_URL: envKey(z.url({ protocol: /^http$/, error: 'must be an http:// URL' }).default('http://127.0.0.1:8001'), {
    description: 'The realtime tier, to which the api passes the sockets of `/ws…` on.',
    example: 'http://127.0.0.1:8001',
  }),
  WEB_DIST: envKey(z.string().optional(), {
    description: 'The folder of the built web client. Without it the api serves no pages.',
    example: 'apps/web/dist',
  }),
  MIGRATIONS_DIR: envKey(z.string().optional(), {
    description: 'The folder of the database migrations. When set, the api brings the database up to date as it starts.',
    example: 'packages/db/migrations',
  }),
});

/** The api's configuration. */
export type ApiEnv = z.output<typeof ApiEnv>;

/** Reads the environment, once. */
export const readEnv = (): Readonly<ApiEnv> => parseEnv(ApiEnv, process.env);

const MigrationEnv = z.object({ ...coreEnv, ...postgresEnv, MIGRATIONS_DIR: z.string() });

/** Reads what bringing the database up to date needs. */
export const readMigrationEnv = (): Readonly<z.output<typeof MigrationEnv>> => parseEnv(MigrationEnv, process.env);
