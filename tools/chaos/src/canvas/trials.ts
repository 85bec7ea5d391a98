import { randomUUID } from 'node:crypto';
import { sync } from '@lyceum/shared/canvas/jobs.ts';
import { type ConnectionId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { drift } from '@lyceum/simulators/canvas/drift.ts';
import type { Student } from '@lyceum/simulators/canvas/student.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { notDue, type School } from './school.ts';

/** What a trial saw, each against what it may be at most. */
export interface Finding {
  readonly what: string;
  readonly seen: number;
  readonly most: number;
}

interface Case {
  readonly id: ConnectionId;
  readonly student: Student;
}

const ask = async ({ store }: School, { id }: Case): Promise<SyncId> => {
  const syncId = SyncId.parse(randomUUID());
  await store.transact(async (tx) => {
    if ((await tx.canvas.openSync({ id: syncId, connectionId: id, trigger: 'manual' })) === null) throw new Error('a run is open already');
    await tx.enqueue(sync, { syncId, connectionId: id });
  });
  return syncId;
};

const ended = ({ store }: School, syncId: SyncId): Promise<string> =>
  eventually(async () => {
    const { state } = (await store.read.canvas.sync(syncId)) ?? { state: 'gone' };
    if (state === 'queued' || state === 'running') throw new Error(`it is ${state}`);
    return state;
  }, 90_000);

const isUnderWay = (student: Student, before: number): Promise<void> =>
  eventually(async () => {
    if (student.requests <= before + 3) throw new Error('it has not begun');
  }, 60_000);

/** Rows that differ from the truth, and changes that were told more or less often than they happened. */
const wrongOf = async ({ db }: School, { id, student }: Case, moved: number): Promise<{ rows: number; changes: number }> => {
  const { rows } = await db.pool.query<{ id: string; due: number | null }>(
    'select id, (extract(epoch from due_at) * 1000)::float8 as due from canvas_assignment where connection_id = $1',
    [id],
  );
  const stored = new Map(rows.map((row) => [row.id, row.due]));
  const truth = student.world.courses.filter(({ isRestricted }) => !isRestricted).flatMap(({ assignments }) => assignments);
  // Canvas tells times to the second.
  const told = (ms: number | null): number | null => (ms === null ? null : Math.floor(ms / 1000) * 1000);
  const differing = truth.filter((one) => stored.get(one.id) !== told(one.dueAt)).length + Math.abs(stored.size - truth.length);
  const around = await db.pool.query<{ id: string }>('select id from canvas_announcement where connection_id = $1', [id]);
  const heard = new Set(around.rows.map((row) => row.id));
  const announced = student.world.courses.filter(({ isRestricted }) => !isRestricted).flatMap(({ announcements }) => announcements);
  const unheard = announced.filter((one) => !heard.has(one.id)).length + Math.abs(heard.size - announced.length);
  const changes = await db.pool.query<{ about: string; new: string }>(
    `select coalesce(assignment_id, title) as about, new from canvas_change
     where connection_id = $1 and kind in ('due_moved', 'announcement_posted')`,
    [id],
  );
  const distinct = new Set(changes.rows.map((row) => `${row.about} ${row.new}`));
  return { rows: differing + unheard, changes: changes.rows.length - distinct.size + (distinct.size === moved ? 0 : 1) };
};

/** Moves some due dates, each of another assignment, announces something to each of the same courses, and counts both. */
const move = (student: Student): number => {
  const open = student.world.courses.filter(({ isRestricted, assignments }) => !isRestricted && assignments.length > 0);
  for (const course of open) {
    const [first] = course.assignments;
    if (first) Object.assign(first, { dueAt: (first.dueAt ?? Date.now()) + 3_600_000, updatedAt: Date.now() });
    const told = { title: `Told ${course.id}`, message: '<p>Read this.</p>', author: 'A teacher', postedAt: Date.now() };
    course.announcements.push({ id: String(BigInt(course.id) + 1n), ...told });
  }
  student.world.plannerVersion += 1;
  return 2 * open.length;
};

/** Hurts something in the middle of a run, again and again; each run has to end whole, and every change to be told once. */
export const hurtMidway = async (school: School, times: number, hurt: (n: number) => Promise<void>): Promise<Finding[]> => {
  const findings = { incomplete: 0, rows: 0, changes: 0 };
  for (let n = 0; n < times; n++) {
    const one = await school.enrol(1000 + n, notDue);
    if ((await ended(school, await ask(school, one))) !== 'complete') findings.incomplete += 1;
    const moved = move(one.student);
    const before = one.student.requests;
    const syncId = await ask(school, one);
    await isUnderWay(one.student, before);
    await hurt(n);
    if ((await ended(school, syncId)) !== 'complete') findings.incomplete += 1;
    const wrong = await wrongOf(school, one, moved);
    findings.rows += wrong.rows;
    findings.changes += wrong.changes;
  }
  return [
    { what: `of ${times} runs, not complete in the end`, seen: findings.incomplete, most: 0 },
    { what: 'rows missing, phantom or out of date', seen: findings.rows, most: 0 },
    { what: 'runs with a change told twice or not at all', seen: findings.changes, most: 0 },
  ];
};

/** Two workers look after many connections whose time comes at once: each is read once. */
export const oneRunPerWindow = async (school: School, connections: number): Promise<Finding[]> => {
  const due = await Promise.all(Array.from({ length: connections }, (_, n) => school.enrol(5000 + n, 0)));
  const ids = due.map(({ id }) => id);
  const count = async (): Promise<{ runs: number; open: number; read: number }> => {
    const { rows } = await school.db.pool.query(
      `select count(*)::int as runs, count(*) filter (where state in ('queued', 'running'))::int as open, count(distinct connection_id)::int as read
       from canvas_sync where connection_id = any($1)`,
      [ids],
    );
    return rows[0];
  };
  await eventually(async () => {
    const { open, read } = await count();
    if (open > 0 || read < connections) throw new Error(`${read} of ${connections} read, ${open} under way`);
  }, 120_000);
  const { runs } = await count();
  return [{ what: `of ${connections} connections, runs beyond one each`, seen: runs - connections, most: 0 }];
};

/** A planted fault: what the checker says when something else is true of the world than what was read. */
export const plantedFault = async (school: School): Promise<Finding[]> => {
  const one = await school.enrol(9000, notDue);
  await ended(school, await ask(school, one));
  drift(one.student.world, Date.now(), 'due_moved');
  const { rows } = await wrongOf(school, one, 0);
  return [{ what: 'planted differences that were not noticed', seen: rows > 0 ? 0 : 1, most: 0 }];
};
