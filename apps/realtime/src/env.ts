import { coreEnv, limitsEnv, originEnv, parseEnv, portEnv, postgresEnv, redisEnv, secretEnv } from '@lyceum/platform/env.ts';
import { z } from 'zod';

/** What the realtime tier is told from outside. */
export const RealtimeEnv = z.object({
  ...coreEnv,
  ...postgresEnv,
  ...redisEnv,
  ...secretEnv,
  ...originEnv,
  ...limitsEnv,
  REALTIME_PORT: portEnv(8001, 'Where the realtime tier listens for sockets.'),
});

export const readEnv = () => parseEnv(RealtimeEnv, process.env);
