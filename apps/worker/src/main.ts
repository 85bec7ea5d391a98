import { run } from '@lyceum/platform/run.ts';
import { readEnv } from './env.ts';
import { start } from './start.ts';

run({ name: 'worker', start: () => start(readEnv()) });
