import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '@lyceum/db/client.ts';
import { migrate } from '@lyceum/db/migrate.ts';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createTickets } from '@lyceum/platform/ticket.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { buildPrograms, programs } from '@lyceum/stack/build/bundles.ts';
import { inRoot } from '@lyceum/stack/paths.ts';
import { freePort } from '@lyceum/stack/ports.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { startProcess, type TestProcess } from '@lyceum/testkit/process.ts';
import { makeRoom } from '@lyceum/testkit/room.ts';
import { type Service, startPostgres, startRedis } from '../services.ts';
import type { SeatPlan } from './person.ts';

/** Two realtime nodes over a durable PostgreSQL and a Redis, each of which may be killed. */
export interface House {
  readonly nodes: readonly TestProcess[];
  readonly postgres: Service;
  readonly redis: Service;
  readonly db: Db;
  readonly seats: readonly SeatPlan[];
  close(): Promise<void>;
}

const secret = 'a secret that only this trial uses, 77c1';

/** Builds it, with `rooms` classrooms of `people` each. */
export const buildHouse = async (size: { rooms: number; people: number }): Promise<House> => {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-chaos-'));
  const realtime = programs.filter((program) => program.name === 'realtime');
  const [postgres, redis] = await Promise.all([startPostgres(folder), startRedis(folder), buildPrograms(realtime)]);
  await migrate({ url: postgres.url, folder: inRoot('packages/db/migrations'), log: silentLog });
  const ports = [await freePort(), await freePort()];
  const nodes = await Promise.all(
    ports.map((port) =>
      startProcess({
        name: 'realtime',
        bundle: inRoot('apps/realtime/dist/main.js'),
        env: {
          DATABASE_URL: postgres.url,
          REDIS_URL: redis.url,
          SECRET_KEY: secret,
          REALTIME_PORT: String(port),
          LYCEUM_RATE_LIMITS: 'off',
          LOG_LEVEL: 'warn',
        },
        readyUrl: `http://127.0.0.1:${port}/livez`,
        logFile: join(folder, `realtime-${port}.log`),
      }),
    ),
  );
  const db = connect({ url: postgres.url, name: 'chaos', max: 4, log: silentLog });
  const tickets = createTickets({ secret, clock: systemClock });
  const seats: SeatPlan[] = [];
  for (let n = 0; n < size.rooms; n++) {
    const room = await makeRoom(
      db,
      Array.from({ length: size.people }, (_, k) => (k === 0 ? 'host' : 'student')),
    );
    for (const by of room.people) {
      const { token } = tickets.signRoom({ sub: by as PersonId, name: 'x', role: 'student', room: room.key, ttlMs: 3_600_000 });
      seats.push({ room: room.key, session: room.session, by, token, nodes: ports.map((port) => `ws://127.0.0.1:${port}`) });
    }
  }
  return {
    nodes,
    postgres,
    redis,
    db,
    seats,
    close: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await db.close();
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
