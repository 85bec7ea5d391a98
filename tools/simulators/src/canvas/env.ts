import { parseEnv, portEnv } from '@lyceum/platform/env.ts';
import { z } from 'zod';

/** What the stand-in for Canvas is told from outside. */
export const CanvasSimulatorEnv = z.object({
  CANVAS_PORT: portEnv(0, 'Where `npm start` runs its stand-in for Canvas.'),
  CANVAS_CLIENT_ID: z.string(),
  CANVAS_CLIENT_SECRET: z.string(),
  /** The token of the demo's student. */
  CANVAS_DEMO_TOKEN: z.string(),
});

export const readEnv = () => parseEnv(CanvasSimulatorEnv, process.env);
