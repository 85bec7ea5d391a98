import { join } from 'node:path';
import { run } from '@lyceum/platform/run.ts';
import { readEnv } from './env.ts';
import { startMux } from './server.ts';

run({
  name: 'mux',
  start: async () => {
    const env = readEnv();
    const simulator = await startMux({
      port: env.MUX_PORT,
      folder: join(env.LYCEUM_DATA_DIR, 'mux'),
      token: { id: env.MUX_TOKEN_ID, secret: env.MUX_TOKEN_SECRET },
      webhook: { url: env.MUX_WEBHOOK_URL, secret: env.MUX_WEBHOOK_SECRET },
      assets: env.MUX_ASSETS,
    });
    return { stop: async () => simulator[Symbol.asyncDispose]() };
  },
});
