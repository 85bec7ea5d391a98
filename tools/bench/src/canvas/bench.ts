import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { canvasCipher } from '@lyceum/platform/env-canvas.ts';
import { createLog } from '@lyceum/platform/log.ts';
import { sync } from '@lyceum/shared/canvas/jobs.ts';
import { ConnectionId, PersonId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { type CanvasSimulator, startCanvas } from '@lyceum/simulators/canvas/server.ts';
import { newStudent, type Student } from '@lyceum/simulators/canvas/student.ts';
import { startServer } from '../servers.ts';
import { startServices } from '../services.ts';
import { ms, printTable, ratio } from '../table.ts';
import { readNaively } from './naive.ts';

const courses = 12;
const perCourse = 50;
/** There and back, and what an answer takes Canvas to make. */
const pace = { rtt: 100, perRequest: 250, perRow: 0 };
/** Two waves of requests after the list of courses: what nobody who keeps to ten at once can beat. */
const floorMs = 3 * (pace.rtt + pace.perRequest);

const evenStudent = (seed: number): Student => {
  const student = newStudent(seed, Date.now(), { size: { courses, assignments: courses * perCourse } });
  const all = student.world.courses.flatMap(({ assignments }) => assignments);
  student.world.courses.forEach((course, n) => {
    course.isRestricted = false;
    course.hidesGrades = false;
    course.assignments = all.slice(n * perCourse, (n + 1) * perCourse);
  });
  return student;
};

/** One run by the worker as it is shipped. Time from the first request to the end of the last. */
const readOnce = async (
  store: Store,
  connectionId: ConnectionId,
  { trigger, student }: { trigger: 'setup' | 'schedule'; student: Student },
) => {
  const syncId = SyncId.parse(randomUUID());
  const before = student.requests;
  await store.transact(async (tx) => {
    await tx.canvas.openSync({ id: syncId, connectionId, trigger });
    await tx.enqueue(sync, { syncId, connectionId });
  });
  let [first, last]: [number | null, number] = [null, 0];
  for (;;) {
    const now = performance.now();
    if (student.requests > before) first ??= now;
    if (student.inFlight > 0) last = now;
    const run = await store.read.canvas.sync(syncId);
    if (run && run.state !== 'queued' && run.state !== 'running') {
      if (run.state !== 'complete') throw new Error(`the run ended ${run.state}`);
      return { requests: student.requests - before, took: last - (first ?? last) };
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const connectTo = async (
  store: Store,
  canvas: CanvasSimulator,
  { secret, token, userId }: { secret: string; token: string; userId: string },
): Promise<ConnectionId> => {
  const person = { id: PersonId.parse(randomUUID()), email: `${randomUUID()}@bench.test`, name: 'Student' };
  const id = ConnectionId.parse(randomUUID());
  const sealed = canvasCipher({ SECRET_KEY: secret }).seal(JSON.stringify({ kind: 'token', token }), `canvas_connection:${id}`);
  await store.transact(async (tx) => {
    await tx.account.addPerson(person);
    const address = { canvasUrl: canvas.url, canvasName: 'Bench', canvasUserId: userId };
    // Far off, so that the schedule does not come in between.
    await tx.canvas.addConnection({
      id,
      personId: person.id,
      kind: 'token',
      ...address,
      secret: sealed,
      nextSyncAt: new Date(Date.now() + 86_400_000),
    });
  });
  return id;
};

/** P8 of the targets: requests and time of a cold read, against the floor, itself one after another, and a client as it is usually written. */
export const benchCanvas = async (): Promise<void> => {
  const around = await startServices();
  const students = new Map<string, Student>();
  const canvas = await startCanvas({ port: 0, now: Date.now, pace, studentOf: (token) => students.get(token) ?? null });
  const worker = await startServer('worker', { ...around, canvasHost: new URL(canvas.url).host });
  const db = connect({ url: around.databaseUrl, name: 'bench', max: 2, log: createLog({ name: 'bench', level: 'warn' }) });
  // The worker's sweep finds what is enqueued here.
  const store = openStore(db, { announce: () => undefined, dispatch: () => Promise.reject(new Error('left to the sweep')) });
  try {
    const rows: string[][] = [];
    const add = (what: string, seen: { requests: number; took: number; throttled: number }): void => {
      console.log(`  ${what}: ${seen.requests} requests, ${ms(seen.took)}, ${seen.throttled} throttled`);
      rows.push(['P8', what, String(seen.requests), ms(seen.took), ratio(seen.took / floorMs), String(seen.throttled)]);
    };
    const newcomer = async (seed: number, isSlow: boolean) => {
      const token = randomBytes(8).toString('hex');
      const student = evenStudent(seed);
      // A bucket that says it is full makes the same client ask one at a time.
      if (isSlow) student.bucket.remaining = () => 0;
      students.set(token, student);
      return { student, token, id: await connectTo(store, canvas, { secret: around.secret, token, userId: student.world.userId }) };
    };
    for (const [n, what] of ['Lyceum, cold', 'Lyceum, cold again'].entries()) {
      const { student, id } = await newcomer(n + 1, false);
      add(what, { ...(await readOnce(store, id, { trigger: 'setup', student })), throttled: student.throttled });
      for (const cycle of ['the next cycle', 'the one after'])
        add(`${what}, ${cycle}`, { ...(await readOnce(store, id, { trigger: 'schedule', student })), throttled: student.throttled });
    }
    const slow = await newcomer(3, true);
    add('the same, one after another', {
      ...(await readOnce(store, slow.id, { trigger: 'setup', student: slow.student })),
      throttled: slow.student.throttled,
    });
    const naive = await newcomer(4, false);
    const began = performance.now();
    await readNaively(canvas.url, naive.token);
    add('pages of 10, work one by one', {
      requests: naive.student.requests,
      took: performance.now() - began,
      throttled: naive.student.throttled,
    });
    console.log(
      `\n${courses} courses, ${courses * perCourse} assignments, ${pace.rtt} ms there and back, ${pace.perRequest} ms an answer; the floor is ${floorMs} ms`,
    );
    printTable(['', 'what', 'requests', 'took', 'of the floor', 'throttled'], rows);
  } finally {
    await worker.stop();
    await canvas.close();
    await db.close();
    await around.stop();
  }
};
