import { randomUUID } from 'node:crypto';
import { SyncId } from '@lyceum/shared/kernel/ids.ts';
import { drift, type Happening } from '@lyceum/simulators/canvas/drift.ts';
import { noFaults, passing } from '@lyceum/simulators/canvas/faults.ts';
import type { Student, Temper } from '@lyceum/simulators/canvas/student.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connected, type Stage, setStage, truthOf } from '../../stack-canvas.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => stage[Symbol.asyncDispose]());

let seeds = 0;
const newConnection = (temper: Partial<Temper> = {}): Promise<Connected> => {
  seeds += 1;
  return stage.connect(seeds, temper);
};

const evenly = (student: Student, perCourse: number): void => {
  for (const course of student.world.courses) {
    course.isRestricted = false;
    const all = student.world.courses.flatMap(({ assignments }) => assignments);
    course.assignments = all.slice(0, perCourse).map((one, n) => ({ ...one, id: String(BigInt(course.id) + BigInt(n + 1)) }));
  }
};

describe('a first run', () => {
  it('has everything, to the digit, in two requests and one for each course, never more than ten at once', async () => {
    const connection = await newConnection({ size: { courses: 12, assignments: 600 } });
    evenly(connection.student, 50);
    const run = await stage.read(connection, 'setup');
    expect([run.state, run.asked, connection.student.throttled]).toEqual(['complete', 14, 0]);
    expect(connection.student.mostInFlight).toBeLessThanOrEqual(10);
    expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
    expect(await stage.changesOf(connection)).toEqual([]);
    expect(run.resources.filter(({ state }) => state === 'complete')).toHaveLength(13);
  });

  it('goes through pages that are short, empty, without a last one, under a small name', async () => {
    const pages = { tellsLast: false, lowerCase: true, hasGaps: true };
    const connection = await newConnection({ size: { courses: 3, assignments: 400 }, pages });
    expect((await stage.read(connection)).state).toBe('complete');
    expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
  });

  it('lists work apart when a scoped key leaves it out', async () => {
    const connection = await newConnection({ ignoresIncludes: true });
    expect((await stage.read(connection)).state).toBe('complete');
    expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
  });

  it('knows of a restricted course that it is there, and forbids nothing else for a course that may not be read', async () => {
    const connection = await newConnection({ size: { courses: 4, assignments: 40 } });
    const [first] = connection.student.world.courses;
    if (first) first.isRestricted = true;
    connection.student.temper = { ...connection.student.temper, forbids: [1] };
    const run = await stage.read(connection, 'setup');
    expect(run.state).toBe('partial');
    expect(run.resources.filter(({ state }) => state === 'failed').map(({ courseId }) => courseId)).toEqual([
      connection.student.world.courses[1]?.id,
    ]);
    expect((await stage.store.read.canvas.connectionOf(connection.id))?.state).toBe('ok');
    expect((await stage.store.read.canvas.courses(connection.id)).find(({ id }) => id === first?.id)).toMatchObject({ isRestricted: true });
  });
});

describe('a later run', () => {
  it('asks three questions when nothing is new, and tells nothing', async () => {
    const connection = await newConnection({ size: { courses: 6, assignments: 90 } });
    await stage.read(connection, 'setup');
    for (let n = 0; n < 2; n++) {
      const run = await stage.read(connection, 'schedule');
      expect([run.state, run.isFull, run.asked]).toEqual(['complete', false, 3]);
    }
    expect(await stage.changesOf(connection)).toEqual([]);
  });

  it('lists every course in turn, and all of them again after a day', async () => {
    const connection = await newConnection({ size: { courses: 4, assignments: 40 } });
    for (const course of connection.student.world.courses) course.isRestricted = false;
    await stage.read(connection, 'setup');
    // A grade that changes no total and no planner is found when its course has its turn.
    const [course] = connection.student.world.courses;
    const graded = course?.assignments[0];
    if (graded) graded.submission = { ...graded.submission, state: 'graded', excused: false, score: 3.25, grade: '3.25' };
    const turns = connection.student.world.courses.length;
    for (let n = 0; n < turns; n++) {
      stage.clock.advance(7_200_000);
      await stage.read(connection, 'schedule');
    }
    expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
    stage.clock.advance(86_400_000);
    expect(await stage.read(connection, 'schedule')).toMatchObject({ isFull: true });
  });

  it.each<[Happening, string]>([
    ['due_moved', 'due_moved'],
    ['renamed', 'assignment_renamed'],
    ['added', 'assignment_added'],
    ['removed', 'assignment_removed'],
    ['course_added', 'course_added'],
    ['course_removed', 'course_removed'],
    ['score_moved', 'score_changed'],
  ])('tells once that %s, with what stood there and what stands there now', async (happening, kind) => {
    const connection = await newConnection({ size: { courses: 3, assignments: 40 } });
    for (const course of connection.student.world.courses) Object.assign(course, { isRestricted: false, hidesGrades: false });
    await stage.read(connection, 'setup');
    drift(connection.student.world, stage.clock.now(), happening);
    await stage.read(connection);
    await stage.read(connection);
    const told = (await stage.changesOf(connection)).filter((change) => change.kind !== 'submission_changed');
    expect(told.map((change) => change.kind)).toEqual([kind]);
    expect(told[0]?.old === told[0]?.new).toBe(false);
    expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
  });

  it('tells a grade that was posted, changed and withdrawn', async () => {
    const connection = await newConnection({ size: { courses: 1, assignments: 3 } });
    const [course] = connection.student.world.courses;
    Object.assign(course ?? {}, { isRestricted: false });
    const work = course?.assignments[0]?.submission;
    const grade = async (score: number | null) => {
      Object.assign(work ?? {}, {
        state: 'graded',
        excused: false,
        missing: false,
        late: false,
        submittedAt: 0,
        score,
        grade: score === null ? null : String(score),
      });
      await stage.read(connection);
    };
    Object.assign(work ?? {}, { score: null, grade: null, state: 'graded', excused: false, missing: false, late: false, submittedAt: 0 });
    await stage.read(connection, 'setup');
    for (const score of [17, 18.5, null]) await grade(score);
    expect(await stage.changesOf(connection)).toEqual([
      { kind: 'grade_posted', old: null, new: '17' },
      { kind: 'grade_changed', old: '17', new: '18.5' },
      { kind: 'grade_withdrawn', old: '18.5', new: null },
    ]);
  });
});

describe('when Canvas fails', () => {
  it('ends complete through faults that pass, and is never short of a row for it', async () => {
    for (let world = 0; world < 30; world++) {
      const connection = await newConnection({ size: { courses: 3, assignments: 60 }, faults: { kinds: passing, rate: 0.25 } });
      const run = await stage.read(connection);
      if (run.state === 'complete') expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
      connection.student.temper = { ...connection.student.temper, faults: noFaults };
      expect((await stage.read(connection)).state).toBe('complete');
      expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
      expect(await stage.changesOf(connection)).toEqual([]);
    }
  });

  it.each(['loop', 'off_host'] as const)(
    'takes nothing away for a list that leads astray (%s), and sends the token nowhere else',
    async (kind) => {
      const connection = await newConnection({ size: { courses: 2, assignments: 260 } });
      for (const course of connection.student.world.courses) course.isRestricted = false;
      await stage.read(connection, 'setup');
      const before = await stage.storedOf(connection);
      drift(connection.student.world, stage.clock.now(), 'removed');
      connection.student.temper = { ...connection.student.temper, faults: { kinds: [kind], rate: 1 } };
      const run = await stage.read(connection);
      expect(run.state).not.toBe('complete');
      expect(run.resources.every(({ reason }) => reason?.startsWith('a page of Canvas') || reason?.startsWith('the pages of Canvas'))).toBe(
        true,
      );
      expect((await stage.storedOf(connection)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(await stage.changesOf(connection)).toEqual([]);
    },
  );

  it('asks to connect again when the token is not known any more, and keeps what it has', async () => {
    const connection = await newConnection();
    await stage.read(connection, 'setup');
    const before = await stage.storedOf(connection);
    connection.student.isRevoked = true;
    expect(await stage.read(connection)).toMatchObject({ state: 'failed' });
    expect((await stage.store.read.canvas.connectionOf(connection.id))?.state).toBe('reconnect');
    expect(await stage.storedOf(connection)).toEqual(before);
  });

  it('slows down when the bucket is full, and still reads everything', async () => {
    const connection = await newConnection({
      size: { courses: 8, assignments: 80 },
      throttleStatus: 403,
      faults: { kinds: ['throttled'], rate: 0.3 },
    });
    expect((await stage.read(connection)).state).toBe('complete');
    expect(await stage.storedOf(connection)).toEqual(truthOf(connection.student.world));
  });

  it('says how a host that is not there ends, and comes back sooner than usual', async () => {
    const connection = await newConnection();
    await stage.store.transact((tx) => tx.canvas.changeConnection(connection.id, { canvasUrl: 'http://localhost:1' }));
    expect(await stage.read(connection)).toMatchObject({ state: 'failed' });
    const stored = await stage.store.read.canvas.connectionOf(connection.id);
    expect(stored?.state).toBe('unreachable');
    expect((stored?.nextSyncAt.getTime() ?? 0) - stage.clock.now()).toBeLessThan(400_000);
  });
});

describe('a run', () => {
  it('is one at a time of a connection, however many ask', async () => {
    const connection = await newConnection();
    const asked = await Promise.all(
      Array.from({ length: 20 }, () =>
        stage.store.transact((tx) =>
          tx.canvas.openSync({ id: SyncId.parse(randomUUID()), connectionId: connection.id, trigger: 'manual' }),
        ),
      ),
    );
    expect(asked.filter((id) => id !== null)).toHaveLength(1);
  });

  it('goes on in the place of a worker that died, tells nothing twice, and is left alone while one lives', async () => {
    const connection = await newConnection({ size: { courses: 4, assignments: 50 } });
    await stage.read(connection, 'setup');
    for (let n = 0; n < 6; n++) drift(connection.student.world, stage.clock.now(), 'due_moved');
    const syncId = await stage.open(connection, 'manual');
    // The worker that dies: everything is read and saved, and the effect never commits.
    await stage.handler()({ syncId, connectionId: connection.id });
    const told = await stage.changesOf(connection);
    await expect(stage.handler()({ syncId, connectionId: connection.id })).rejects.toThrow('held by another worker');
    await stage.db.pool.query(`update canvas_sync set held_until = clock_timestamp() - interval '1 second' where id = $1`, [syncId]);
    await stage.store.transact(await stage.handler()({ syncId, connectionId: connection.id }));
    expect((await stage.store.read.canvas.sync(syncId))?.state).toBe('complete');
    expect(await stage.changesOf(connection)).toEqual(told);
    expect(told.length).toBeGreaterThan(0);
  });

  it('ends within two seconds of being cancelled, and asks nothing after', async () => {
    const connection = await newConnection({
      size: { courses: 40, assignments: 200 },
      faults: { kinds: ['bad_gateway'], rate: 0.95 },
    });
    const syncId = await stage.open(connection, 'manual');
    const slow = stage.handler({ ...{ baseMs: 2_000, mostMs: 8_000 } });
    const running = slow({ syncId, connectionId: connection.id });
    await expect.poll(() => connection.student.requests).toBeGreaterThan(0);
    const asked = Date.now();
    await stage.store.transact((tx) => tx.canvas.askCancel(connection.id));
    await stage.store.transact(await running);
    expect(Date.now() - asked).toBeLessThan(2_000);
    const { requests } = connection.student;
    expect((await stage.store.read.canvas.sync(syncId))?.state).toBe('cancelled');
    expect(connection.student.requests).toBe(requests);
  });

  it('is told in the feed of its person, from the beginning to the end', async () => {
    const connection = await newConnection();
    const run = await stage.read(connection);
    const { rows } = await stage.db.pool.query(
      `select e.kind, e.data::jsonb as data from room_event e join room_head h on h.room_id = e.room_id
       where h.key = $1 and e.kind like 'sync.%' order by e.seq`,
      [`feed:${stage.person}`],
    );
    const own = rows.filter(({ data }) => data.sync_id === run.id);
    expect(own[0]).toMatchObject({ kind: 'sync.started' });
    expect(own.at(-1)).toMatchObject({ kind: 'sync.finished', data: { state: 'complete', requests: run.asked } });
  });
});

describe('what is known of a connection', () => {
  it('begins with the courses that have the most in them, for they take the most pages', async () => {
    const connection = await newConnection({ size: { courses: 4, assignments: 400 } });
    const { courses } = connection.student.world;
    const all = courses.flatMap(({ assignments }) => assignments);
    const sizes = [5, 220, 30, 120];
    for (const [n, course] of courses.entries()) {
      const assignments = all.slice(0, sizes[n]).map((one, k) => ({ ...one, id: String(BigInt(course.id) + BigInt(k + 1)) }));
      Object.assign(course, { isRestricted: false, assignments });
    }
    await stage.read(connection, 'setup');
    const known = await stage.store.read.canvas.courses(connection.id);
    expect(courses.map(({ id }) => known.find((course) => course.id === id)?.assignments)).toEqual(sizes);
    const before = stage.log(connection.student).length;
    await stage.read(connection, 'manual');
    const asked = stage
      .log(connection.student)
      .slice(before)
      .flatMap((line) => /courses\/(\d+)\/assignments.*per_page=100$/.exec(line)?.[1] ?? []);
    expect([...new Set(asked)].map((id) => sizes[courses.findIndex((course) => course.id === id)])).toEqual([220, 120, 30, 5]);
  });

  it('is said to be under way from when it is asked for until it is over', async () => {
    const connection = await newConnection({ size: { courses: 1, assignments: 1 } });
    const isSyncing = async () =>
      (await stage.store.read.canvas.connections(stage.person)).find(({ id }) => id === connection.id)?.isSyncing;
    expect(await isSyncing()).toBe(false);
    const syncId = await stage.open(connection, 'manual');
    expect(await isSyncing()).toBe(true);
    await stage.store.transact(await stage.handler()({ syncId, connectionId: connection.id }));
    expect(await isSyncing()).toBe(false);
  });
});
