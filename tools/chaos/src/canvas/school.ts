import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '@lyceum/db/client.ts';
import { migrate } from '@lyceum/db/migrate.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { canvasCipher } from '@lyceum/platform/env-canvas.ts';
import { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { type CanvasSimulator, startCanvas } from '@lyceum/simulators/canvas/server.ts';
import { newStudent, type Student } from '@lyceum/simulators/canvas/student.ts';
import { buildPrograms, programs } from '@lyceum/stack/build/bundles.ts';
import { inRoot } from '@lyceum/stack/paths.ts';
import { freePort } from '@lyceum/stack/ports.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { startProcess, type TestProcess } from '@lyceum/testkit/process.ts';
import { type Service, startPostgres, startRedis } from '../services.ts';

/** Two workers over a durable PostgreSQL, a Redis and a Canvas that takes its time. */
export interface School {
  readonly workers: readonly TestProcess[];
  readonly redis: Service;
  readonly db: Db;
  readonly store: Store;
  readonly canvas: CanvasSimulator;
  /** A student whose Canvas is connected; its time has come `dueInMs` from now. */
  enrol(seed: number, dueInMs: number): Promise<{ readonly id: ConnectionId; readonly student: Student }>;
  close(): Promise<void>;
}

const secret = 'a secret that only this trial uses, 77c1';
const farMs = 86_400_000;

export const buildSchool = async (): Promise<School> => {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-chaos-'));
  const [postgres, redis] = await Promise.all([
    startPostgres(folder),
    startRedis(folder),
    buildPrograms(programs.filter(({ name }) => name === 'worker')),
  ]);
  await migrate({ url: postgres.url, folder: inRoot('packages/db/migrations'), log: silentLog });
  const students = new Map<string, Student>();
  const pace = { rtt: 20, perRequest: 60, perRow: 0 };
  const canvas = await startCanvas({ port: 0, now: Date.now, pace, studentOf: (token) => students.get(token) ?? null });
  const ports = [await freePort(), await freePort()];
  const workers = await Promise.all(
    ports.map((port) =>
      startProcess({
        name: 'worker',
        bundle: inRoot('apps/worker/dist/main.js'),
        env: {
          ...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url, SECRET_KEY: secret, WORKER_PORT: String(port), LOG_LEVEL: 'warn' },
          ...{ CANVAS_ALLOWED_HOSTS: new URL(canvas.url).host, STORAGE_DIR: join(folder, 'storage') },
        },
        readyUrl: `http://127.0.0.1:${port}/livez`,
        logFile: join(folder, `worker-${port}.log`),
      }),
    ),
  );
  const db = connect({ url: postgres.url, name: 'chaos', max: 4, log: silentLog });
  // What is enqueued here is found by the workers' sweep.
  const store = openStore(db, { announce: () => undefined, dispatch: () => Promise.reject(new Error('left to the sweep')) });
  const cipher = canvasCipher({ SECRET_KEY: secret });
  return {
    ...{ workers, redis, db, store, canvas },
    enrol: async (seed, dueInMs) => {
      const token = randomBytes(8).toString('hex');
      const student = newStudent(seed, Date.now(), { size: { courses: 12, assignments: 300 } });
      students.set(token, student);
      const id = ConnectionId.parse(randomUUID());
      const person = newPerson();
      await store.transact(async (tx) => {
        await tx.account.addPerson(person);
        await tx.canvas.addConnection({
          ...{ id, personId: person.id, kind: 'token', canvasUrl: canvas.url, canvasName: 'School', canvasUserId: student.world.userId },
          ...{
            secret: cipher.seal(JSON.stringify({ kind: 'token', token }), `canvas_connection:${id}`),
            nextSyncAt: new Date(Date.now() + dueInMs),
          },
        });
      });
      return { id, student };
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.kill()));
      await canvas.close();
      await db.close();
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Later than any trial lasts. */
export const notDue = farMs;
