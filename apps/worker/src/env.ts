import {
  coreEnv,
  envKey,
  mailEnv,
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

/** What the worker is told from outside. */
export const WorkerEnv = z.object({
  ...coreEnv,
  ...postgresEnv,
  ...redisEnv,
  ...mailEnv,
  ...canvasEnv,
  ...storageEnv,
  ...muxEnv,
  ...secretEnv,
  PUBLIC_URL: originEnv.PUBLIC_URL,
  WORKER_PORT: portEnv(8002, 'Where the worker answers for its health and figures.'),
  WORKER_CONCURRENCY: envKey(z.coerce.number().int().min(1).max(200).default(20), {
    description: 'How many jobs one worker runs at the same time.',
    example: '20',
  }),
});

/** The worker's configuration. */
export type WorkerEnv = z.output<typeof WorkerEnv>;

/** Reads the environment, once. */
export const readEnv = (): Readonly<WorkerEnv> => parseEnv(WorkerEnv, process.env);
