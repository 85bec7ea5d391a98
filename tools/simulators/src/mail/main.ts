import { join } from 'node:path';
import { run } from '@lyceum/platform/run.ts';
import { readEnv } from './env.ts';
import { startSink } from './sink.ts';
import { openMailStore } from './store.ts';
import { startView } from './view.ts';

run({
  name: 'mail',
  start: async () => {
    const env = readEnv();
    const store = await openMailStore(join(env.LYCEUM_DATA_DIR, 'mail'));
    const sink = await startSink(env.SMTP_PORT, store);
    const view = await startView(env.MAIL_PORT, store);
    return { stop: async () => void (await Promise.all([sink.close(), view.close()])) };
  },
});
