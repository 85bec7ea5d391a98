import { randomBytes, randomUUID } from 'node:crypto';
import type { StoredSync } from '@lyceum/db/canvas/reader.ts';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { createCipher } from '@lyceum/platform/cipher.ts';
import { createEgress } from '@lyceum/platform/egress.ts';
import type { Sync } from '@lyceum/shared/canvas/contract.ts';
import { calendarWindow, toldWindow } from '@lyceum/shared/canvas/rules.ts';
import { ConnectionId, type PersonId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { type CanvasSimulator, startCanvas } from '@lyceum/simulators/canvas/server.ts';
import { newStudent, type Student, type Temper } from '@lyceum/simulators/canvas/student.ts';
import type { World } from '@lyceum/simulators/canvas/world.ts';
import { type FakeClock, fakeClock } from '@lyceum/testkit/clock.fake.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { freshDatabase } from '@lyceum/testkit/postgres.ts';
import { type Patience, usualPatience } from './features/canvas/client/ask.ts';
import { sync } from './features/canvas/sync.ts';

/** A student's Canvas, connected. */
export interface Connected {
  readonly id: ConnectionId;
  readonly student: Student;
  readonly token: string;
}

/** A row as it is stored, or as Canvas has it. */
export interface Row {
  readonly course: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly due: number | null;
  readonly points: number | null;
  readonly score: number | null;
  readonly grade: string | null;
}

/** Something that stands around courses and work, as it is stored, or as Canvas has it. */
export interface Extra {
  readonly kind: 'announcement' | 'event' | 'module';
  readonly course: string | null;
  readonly id: string;
  readonly title: string;
  readonly at: number | null;
  /** Of a module: its items, and how many of them are done. */
  readonly items: number;
  readonly done: number;
}

/** A run that is over, and how many requests Canvas counted for it. */
export interface Read extends StoredSync {
  readonly asked: number;
}

/** A database, a Canvas, and the worker's way of reading it, for tests. */
export interface Stage extends AsyncDisposable {
  readonly db: Db;
  readonly store: Store;
  readonly clock: FakeClock;
  readonly person: PersonId;
  connect(seed: number, temper?: Partial<Temper>): Promise<Connected>;
  /** Lets go of a connection that is not read any more. */
  forget(connection: Connected): void;
  open(connection: Connected, trigger: Sync['trigger']): Promise<SyncId>;
  /** The worker's handler; patient for milliseconds unless told otherwise. */
  handler(patience?: Partial<Patience>): ReturnType<typeof sync>;
  /** One whole run, as the worker makes it. */
  read(connection: Connected, trigger?: Sync['trigger']): Promise<Read>;
  storedOf(connection: Connected): Promise<Row[]>;
  extrasOf(connection: Connected): Promise<Extra[]>;
  /** What was asked with a student's token, as `GET /path?query`. */
  log(student: Student): readonly string[];
  changesOf(connection: Connected): Promise<{ kind: string; old: string | null; new: string | null }[]>;
}

const order = (a: Row, b: Row): number => (a.course < b.course ? -1 : a.course > b.course ? 1 : (a.id ?? '') < (b.id ?? '') ? -1 : 1);

/** What a world holds, as rows. Of a restricted course nothing but that it is there. */
export const truthOf = ({ courses }: World, hidden: readonly number[] = []): Row[] =>
  courses
    .flatMap((course, n): Row[] => {
      const none = { course: course.id, id: null, name: null, due: null, points: null, score: null, grade: null };
      if (course.isRestricted || hidden.includes(n) || course.assignments.length === 0) return [none];
      return course.assignments.map(({ id, name, dueAt, points, submission: { score, grade } }) => ({
        ...{ course: course.id, id, name, due: dueAt, points, score, grade },
      }));
    })
    .sort(order);

const byKey = (a: Extra, b: Extra): number => (a.kind + a.id < b.kind + b.id ? -1 : 1);
const [dayMs, none] = [86_400_000, { items: 0, done: 0 }];

/** What stands around courses in a world at a moment, within the days that are asked for. */
export const extrasTruth = ({ courses, events }: World, now: number): Extra[] => {
  const [told, planned] = [toldWindow(now), calendarWindow(now)];
  const isPlanned = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): boolean =>
    startsAt <= Date.parse(planned.to) + dayMs && endsAt >= Date.parse(planned.from);
  const eventOf =
    (course: string | null) =>
    ({ id, title, startsAt }: { id: string; title: string; startsAt: number }): Extra => ({
      kind: 'event',
      course,
      id,
      title,
      at: startsAt,
      ...none,
    });
  return courses
    .filter(({ isRestricted }) => !isRestricted)
    .flatMap((course): Extra[] => [
      ...course.announcements
        .filter(({ postedAt }) => postedAt >= Date.parse(told.from) && postedAt <= Date.parse(told.to))
        .map(({ id, title, postedAt: at }): Extra => ({ kind: 'announcement', course: course.id, id, title, at, ...none })),
      ...course.events.filter(isPlanned).map(eventOf(course.id)),
      ...course.modules.map(({ id, name: title, unlockAt: at, items }): Extra => {
        const done = items.filter(({ completed }) => completed === true).length;
        return { kind: 'module', course: course.id, id, title, at, items: items.length, done };
      }),
    ])
    .concat(events.filter(isPlanned).map(eventOf(null)))
    .sort(byKey);
};

const storedExtras = `
  select kind, course, id, title, (extract(epoch from at) * 1000)::float8 as at, items, done from (
    select 'announcement' as kind, connection_id, course_id as course, id, title, posted_at as at, 0 as items, 0 as done from canvas_announcement
    union all select 'event', connection_id, course_id, id, title, starts_at, 0, 0 from canvas_event
    union all select 'module', connection_id, course_id, id, name, unlock_at, jsonb_array_length(items),
      (select count(*)::int from jsonb_array_elements(items) i where (i ->> 'isDone')::boolean) from canvas_module
  ) extra where connection_id = $1`;

const storedRows = `
  select c.id as course, a.id, a.name, (extract(epoch from a.due_at) * 1000)::float8 as due, a.points_possible as points, a.score, a.grade
  from canvas_course c left join canvas_assignment a on a.connection_id = c.connection_id and a.course_id = c.id
  where c.connection_id = $1`;

const connector =
  (
    {
      store,
      person,
      canvas,
      cipher,
      clock,
    }: { store: Store; person: PersonId; canvas: CanvasSimulator; cipher: ReturnType<typeof createCipher>; clock: FakeClock },
    students: Map<string, Student>,
  ) =>
  async (seed: number, temper: Partial<Temper> = {}): Promise<Connected> => {
    const token = randomUUID();
    const student = newStudent(seed, clock.now(), temper);
    students.set(token, student);
    const id = ConnectionId.parse(randomUUID());
    await store.transact((tx) =>
      tx.canvas.addConnection({
        ...{ id, personId: person, kind: 'token', canvasUrl: canvas.url, canvasName: 'School', canvasUserId: student.world.userId },
        ...{ secret: cipher.seal(JSON.stringify({ kind: 'token', token }), `canvas_connection:${id}`), nextSyncAt: new Date(clock.now()) },
      }),
    );
    return { id, student, token };
  };

/** Sets a stage up; `await using` clears it away. */
export const setStage = async (): Promise<Stage> => {
  const clock = fakeClock(Date.parse('2026-09-14T08:00:00Z'));
  const cipher = createCipher({ current: randomBytes(32) });
  const students = new Map<string, Student>();
  const database = await freshDatabase();
  const db = connect({ url: database.url, name: 'test', max: 8, log: silentLog });
  const store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
  const canvas = await startCanvas({ port: 0, now: () => clock.now(), studentOf: (token) => students.get(token) ?? null });
  const dispatcher = createEgress({ allowed: new Set([new URL(canvas.url).host]), connections: 10 });
  const somebody = newPerson();
  await store.transact((tx) => tx.account.addPerson(somebody));

  const quick = { ...usualPatience, baseMs: 1, mostMs: 8, answerMs: 2_000 };
  const handler: Stage['handler'] = (patience = {}) =>
    sync({ store, cipher, dispatcher, clock, log: silentLog, developerKey: null, patience: { ...quick, ...patience }, random: () => 0.5 });
  const open: Stage['open'] = async ({ id: connectionId }, trigger) => {
    const opened = await store.transact((tx) => tx.canvas.openSync({ id: SyncId.parse(randomUUID()), connectionId, trigger }));
    if (opened === null) throw new Error('a run is open already');
    return opened;
  };
  return {
    ...{ db, store, clock, handler, open, person: somebody.id },
    forget: ({ token }) => {
      students.delete(token);
      canvas.forget(token);
    },
    connect: connector({ store, person: somebody.id, canvas, cipher, clock }, students),
    read: async (connection, trigger = 'manual') => {
      const syncId = await open(connection, trigger);
      const before = connection.student.requests;
      await store.transact(await handler()({ syncId, connectionId: connection.id }));
      const run = await store.read.canvas.sync(syncId);
      if (!run) throw new Error('the run is gone');
      return { ...run, asked: connection.student.requests - before };
    },
    storedOf: async ({ id }) => ((await db.pool.query(storedRows, [id])).rows as Row[]).sort(order),
    extrasOf: async ({ id }) => ((await db.pool.query(storedExtras, [id])).rows as Extra[]).sort(byKey),
    log: ({ asked }) => asked,
    changesOf: async ({ id }) =>
      (await db.pool.query('select kind, old, new from canvas_change where connection_id = $1 order by id', [id])).rows,
    [Symbol.asyncDispose]: async () => {
      await dispatcher.destroy();
      await canvas.close();
      await db.close();
      await database.close();
    },
  };
};
