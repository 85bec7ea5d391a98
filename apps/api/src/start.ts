import { connect } from '@lyceum/db/client.ts';
import { migrate } from '@lyceum/db/migrate.ts';
import { createRelay } from '@lyceum/db/relay.ts';
import { openRoomLog } from '@lyceum/db/room-log';
import { openStore } from '@lyceum/db/transact.ts';
import { redisBus } from '@lyceum/platform/bus.redis.ts';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createHealth } from '@lyceum/platform/health.ts';
import { createLog } from '@lyceum/platform/log.ts';
import { createMetrics } from '@lyceum/platform/metrics.ts';
import { createQueue, queueName } from '@lyceum/platform/queue.bullmq.ts';
import { connectRedis } from '@lyceum/platform/redis.ts';
import { createTickets } from '@lyceum/platform/ticket.ts';
import { Queue } from 'bullmq';
import type { ApiEnv } from './env.ts';
import { argon2Passwords } from './features/account/passwords.argon2.ts';
import { accountService } from './features/account/service.ts';
import { luciaSessions } from './features/account/sessions.lucia.ts';
import { agendaService } from './features/agenda/service.ts';
import { auditService } from './features/audit/service.ts';
import { chatService } from './features/chat/service.ts';
import { classroomService } from './features/classroom/service.ts';
import { catalogueInMemory } from './features/course/catalogue.memory.ts';
import { courseService } from './features/course/service.ts';
import { dashboardService } from './features/dashboard/service.ts';
import { inviteService } from './features/invite/service.ts';
import { quizService } from './features/quiz/service.ts';
import { rewardService } from './features/reward/service.ts';
import { spaceService } from './features/space/service.ts';
import { openCanvas } from './open-canvas.ts';
import { openMedia } from './open-media.ts';
import { createBackground } from './platform/background.ts';
import { createSecrets } from './platform/secrets.ts';
import { noThrottle, redisThrottle } from './platform/throttle.ts';
import { createServer } from './server.ts';

const version = '0.1.0';

/** Opens what the api needs, puts it together and listens. What it answers stops everything in the order of need. */
export const start = async (env: ApiEnv): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const log = createLog({ name: 'api', level: env.LOG_LEVEL });
  const clock = systemClock;
  const { DATABASE_URL, REDIS_URL, SECRET_KEY } = env;
  const publicUrl = env.PUBLIC_URL.replace(/\/+$/, '');
  if (env.MIGRATIONS_DIR) await migrate({ url: DATABASE_URL, folder: env.MIGRATIONS_DIR, log });

  const db = connect({ url: DATABASE_URL, name: 'lyceum-api', max: 10, log });
  const bus = redisBus({ url: REDIS_URL, log });
  const redis = connectRedis(REDIS_URL, { name: 'api', log, options: { enableOfflineQueue: false, commandTimeout: 300 } });
  const queue = createQueue({ url: REDIS_URL, log });
  const board = new Queue(queueName, { connection: connectRedis(REDIS_URL, { name: 'board', log }) });
  board.on('error', () => undefined);
  const roomLog = openRoomLog({ url: DATABASE_URL, name: 'lyceum-api', log, committed: (events) => relay.announce(events) });
  const relay = createRelay({ bus, queue, nodeId: roomLog.nodeId });
  const store = openStore(db, relay);

  const secrets = createSecrets(SECRET_KEY);
  const tickets = createTickets({ secret: SECRET_KEY, clock });
  const throttle = env.LYCEUM_RATE_LIMITS ? redisThrottle(redis) : noThrottle;
  const background = createBackground(log);
  const sessions = luciaSessions(store, { secure: publicUrl.startsWith('https:') });
  const passwords = await argon2Passwords();
  const reward = rewardService({ store, clock });
  const { payments: rewards, standingOf } = reward;
  const account = accountService({ store, clock, tickets, bus, passwords, secrets, sessions, throttle, background, standingOf });
  const agenda = agendaService({ store, clock, throttle, secrets, publicUrl });
  const audit = auditService({ store });
  const chat = chatService({ store, roomLog });
  const classroom = classroomService({ store, clock, tickets, bus, roomLog, socketUrl: publicUrl.replace(/^http/, 'ws') });
  const course = courseService({ store, clock, rewards, catalogue: catalogueInMemory(store.read.course) });
  const quiz = quizService({ store, clock, rewards, lessons: course.rights });
  const invite = inviteService({ store, clock, throttle, accounts: account, publicUrl });
  const space = spaceService({ store, tickets, publicUrl, lessons: classroom });

  const reading = openCanvas(env, { store, clock, throttle, secrets });
  const files = await openMedia(env, { store, clock, log, lessons: course.rights });

  const health = createHealth({ version, checks: { postgres: db.ping, redis: async () => void (await redis.ping()) } });
  const app = await createServer({
    publicUrl,
    corsOrigins: env.CORS_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    isProduction: env.NODE_ENV === 'production',
    realtimeUrl: env.REALTIME_URL,
    webFolder: env.WEB_DIST,
    version,
    services: {
      ...{ account, agenda, audit, canvas: reading.canvas, chat, classroom, course, dashboard: dashboardService({ store, clock }) },
      ...{ invite, quiz, reward, space, media: files.media, storage: files.storage },
    },
    folder: files.folder,
    origins: files.origins,
    metrics: createMetrics('api'),
    queue: board,
    ...{ store, secrets, clock, throttle, log, health },
  });
  const address = await app.listen({ port: env.PORT, host: '0.0.0.0' });
  log.info({ address }, 'the api listens');

  return {
    port: Number(new URL(address).port),
    stop: async () => {
      health.drain();
      await app.close();
      await background.settle();
      files.close();
      await reading.close();
      await Promise.allSettled([roomLog.close(), queue.close(), board.close(), bus.close()]);
      redis.disconnect();
      await db.close();
    },
  };
};
