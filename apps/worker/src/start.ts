import { randomUUID } from 'node:crypto';
import { connect } from '@lyceum/db/client.ts';
import { createRelay } from '@lyceum/db/relay.ts';
import { openStore } from '@lyceum/db/transact.ts';
import { redisBus } from '@lyceum/platform/bus.redis.ts';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createEgress } from '@lyceum/platform/egress.ts';
import { canvasCipher } from '@lyceum/platform/env-canvas.ts';
import { createHealth, serveHealth } from '@lyceum/platform/health.ts';
import { createLog } from '@lyceum/platform/log.ts';
import { createMetrics } from '@lyceum/platform/metrics.ts';
import { createAdmit } from '@lyceum/platform/objects/admit.ts';
import { openObjects } from '@lyceum/platform/objects/open-objects.ts';
import { drawPicture } from '@lyceum/platform/objects/pictures.sharp.ts';
import { consumeQueue, createQueue } from '@lyceum/platform/queue.bullmq.ts';
import { connectRedis } from '@lyceum/platform/redis.ts';
import { openVideoHost } from '@lyceum/platform/video/open-host.ts';
import type { WorkerEnv } from './env.ts';
import { usualPatience } from './features/canvas/client/ask.ts';
import { mostInFlight } from './features/canvas/client/pace.ts';
import { canvasHandlers } from './features/canvas/handlers.ts';
import { chatHandlers } from './features/chat/handlers.ts';
import { mediaHandlers } from './features/media/handlers.ts';
import { noticeHandlers } from './features/notice/handlers.ts';
import { smtpMailer } from './features/notice/mailer.smtp.ts';
import { createConsumer } from './platform/consume.ts';
import { assertNoEviction } from './platform/eviction.ts';
import { startSweep } from './platform/sweep-outbox.ts';
import { createRegistry } from './registry.ts';
import { startSchedule } from './schedule.ts';

/** Opens what the worker needs, puts it together and begins to work. What it answers stops everything in the order of need. */
export const start = async (env: WorkerEnv): Promise<{ stop(): Promise<void> }> => {
  const { CANVAS_CLIENT_ID, CANVAS_CLIENT_SECRET } = env;
  const log = createLog({ name: 'worker', level: env.LOG_LEVEL });
  const clock = systemClock;
  const redis = connectRedis(env.REDIS_URL, { name: 'worker', log });
  await assertNoEviction(redis);
  const db = connect({ url: env.DATABASE_URL, name: 'lyceum-worker', max: 8, log });
  const queue = createQueue({ url: env.REDIS_URL, log });
  const bus = redisBus({ url: env.REDIS_URL, log });
  const store = openStore(db, createRelay({ bus, queue, nodeId: randomUUID() }));
  const mailer = smtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM });
  const [{ objects }, host] = await Promise.all([openObjects(env, clock), openVideoHost(env)]);
  const dispatcher = createEgress({ allowed: env.CANVAS_ALLOWED_HOSTS, connections: mostInFlight });
  const metrics = createMetrics('worker');
  const runs = metrics.counter({ name: 'job_runs_total', help: 'Runs of jobs, by how they ended.', labels: ['name', 'outcome'] });
  const registry = createRegistry({
    ...canvasHandlers({
      ...{ store, clock, log, dispatcher, cipher: canvasCipher(env), patience: usualPatience, random: Math.random },
      developerKey: CANVAS_CLIENT_ID && CANVAS_CLIENT_SECRET ? { clientId: CANVAS_CLIENT_ID, clientSecret: CANVAS_CLIENT_SECRET } : null,
    }),
    ...chatHandlers(),
    ...mediaHandlers({ store, host, objects, clock }),
    ...noticeHandlers({ store, mailer, clock, publicUrl: env.PUBLIC_URL.replace(/\/$/, '') }),
  });
  const handle = createConsumer(registry, { db, store, log, ran: (name, outcome) => runs.inc({ name, outcome }) });
  const consumer = consumeQueue({ url: env.REDIS_URL, log, concurrency: env.WORKER_CONCURRENCY, handle });
  const sweep = startSweep({ db, queue, log });
  const schedule = startSchedule({ db, store, clock, log, host, objects, admit: createAdmit(objects, drawPicture) });
  const health = createHealth({ version: '0.1.0', checks: { postgres: db.ping, redis: async () => void (await redis.ping()) } });
  const server = await serveHealth({ port: env.WORKER_PORT, host: '0.0.0.0', health, metrics });
  log.info({ port: server.port }, 'the worker runs');
  return {
    stop: async () => {
      health.drain();
      schedule.stop();
      await sweep.stop();
      await consumer.close();
      mailer.close();
      objects.close();
      await dispatcher.destroy();
      await Promise.all([queue.close(), bus.close()]);
      redis.disconnect();
      await Promise.all([db.close(), server.close()]);
    },
  };
};
