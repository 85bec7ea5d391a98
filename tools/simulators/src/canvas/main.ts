import { run } from '@lyceum/platform/run.ts';
import { newDemoStudent } from './demo.ts';
import { readEnv } from './env.ts';
import { startCanvas } from './server.ts';

/** As slow as a school's Canvas on a good day, so that a sync can be watched. */
const pace = { rtt: 80, perRequest: 150, perRow: 3 };

run({
  name: 'canvas',
  start: async () => {
    const env = readEnv();
    const known = new Set([env.CANVAS_DEMO_TOKEN, 'oauth']);
    const simulator = await startCanvas({
      ...{ port: env.CANVAS_PORT, now: Date.now, pace },
      studentOf: (token) => (known.has(token) ? newDemoStudent(Date.now()) : null),
      clientId: env.CANVAS_CLIENT_ID,
      clientSecret: env.CANVAS_CLIENT_SECRET,
    });
    return { stop: () => simulator.close() };
  },
});
