import { envKey, parseEnv, portEnv } from '@lyceum/platform/env.ts';
import { z } from 'zod';

/** What the stand-in for Mux is told from outside. */
export const MuxSimulatorEnv = z.object({
  MUX_PORT: portEnv(0, 'Where `npm start` runs its stand-in for Mux.'),
  MUX_TOKEN_ID: z.string(),
  MUX_TOKEN_SECRET: z.string(),
  MUX_WEBHOOK_SECRET: z.string(),
  MUX_WEBHOOK_URL: z.url(),
  MUX_ASSETS: z.string().default('tools/simulators/assets'),
  LYCEUM_DATA_DIR: envKey(z.string().default('.lyceum'), {
    description: 'The folder in which `npm start` keeps everything that is not in the repository.',
    example: '.lyceum',
  }),
});

export const readEnv = () => parseEnv(MuxSimulatorEnv, process.env);
