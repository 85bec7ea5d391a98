import type { StoredCourse } from '@lyceum/db/canvas/reader.ts';
import type { ReadCourse } from '@lyceum/db/canvas/writer.ts';
import { nextToVerify, type PlannedWork, plannerWindow, toList } from '@lyceum/shared/canvas/rules.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import { ask } from './client/ask.ts';
import { CanvasFault } from './client/fault.ts';
import { list } from './client/list.ts';
import { readCourses, readPlanner } from './client/parse.ts';
import type { CanvasPorts } from './ports.ts';
import { addressOf, endOf, type Run, readCourse } from './read-course.ts';

type Ports = Pick<CanvasPorts, 'store'>;

const courseQuery = [
  ['enrollment_state', 'active'],
  ['include[]', 'term'],
  ['include[]', 'total_scores'],
  ['include[]', 'current_grading_period_scores'],
  ['include[]', 'favorites'],
  ['include[]', 'teachers'],
] as const;

/** The list of courses, with totals. Without it nothing else can be known, so its faults are the run's. */
const readAll = async ({ store }: Ports, run: Run): Promise<{ courses: readonly ReadCourse[]; isWhole: boolean }> => {
  const { connection, base, ask, tracker, at } = run;
  const step = tracker.resource('courses');
  step.begin();
  const listed = await list(addressOf(base, '/api/v1/courses', courseQuery), null, ask);
  const { rows, bad } = readCourses(listed.items, base);
  const { state, reason } = endOf(listed, bad);
  const isWhole = state === 'complete';
  if (rows.length > 0 || isWhole) {
    const listing = { connectionId: connection.id, rows, isWhole, at };
    tracker.addChanges(await store.transact((tx) => tx.canvas.saveCourses(listing)));
  }
  step.end(state, { count: rows.length }, reason);
  if (listed.fault && rows.length === 0) throw listed.fault;
  return { courses: rows, isWhole };
};

const plannerOf = ({ base, at }: Run): URL => {
  const { from, to } = plannerWindow(at.getTime());
  return addressOf(base, '/api/v1/planner/items', [
    ['start_date', from],
    ['end_date', to],
  ]);
};

/**
 * Marks where the planner stands as a full run begins, by its first page alone: what changes from then on is new to the next short run.
 * Without the mark that one reads the whole planner, so a fault here is none of the run's.
 */
const markPlanner = async ({ store }: Ports, run: Run): Promise<void> => {
  const { connection, ask: options } = run;
  const { etag } = await ask(plannerOf(run), null, options).catch((error: unknown) => {
    if (error instanceof CanvasFault && error.kind !== 'cancelled' && error.kind !== 'token') return { etag: null };
    throw error;
  });
  await store.transact((tx) => tx.canvas.changeConnection(connection.id, { plannerEtag: etag }));
};

/** The courses in which the planner says something else than is known; asks nothing more when Canvas says that nothing is new. */
const readPlanned = async ({ store }: Ports, run: Run): Promise<readonly PlannedWork[]> => {
  const { connection, ask, tracker } = run;
  const step = tracker.resource('planner');
  step.begin();
  const listed = await list(plannerOf(run), connection.plannerEtag, ask);
  const { rows, bad } = readPlanner(listed.items);
  const { state, reason } = endOf(listed, bad);
  if (state === 'complete' && listed.etag !== connection.plannerEtag)
    await store.transact((tx) => tx.canvas.changeConnection(connection.id, { plannerEtag: listed.etag }));
  step.end(state, { count: rows.length }, reason);
  return rows;
};

const nameOf = (course: Pick<ReadCourse, 'id' | 'name'>) => ({ id: course.id, name: course.name });

/**
 * Reads courses and work. A full run lists every course. A short one asks for the courses with their totals, for the planner, and lists
 * the courses in which either says something new, and one more: the one that was listed longest ago, so that all of them are in turn.
 */
export const readCanvas =
  (ports: Ports, run: Run) =>
  async (isFull: boolean): Promise<readonly ReadCourse[]> => {
    const { connection, tracker } = run;
    const before = new Map<CanvasId, StoredCourse>(
      (await ports.store.read.canvas.courses(connection.id)).map((course) => [course.id, course]),
    );
    const [{ courses }] = await Promise.all([readAll(ports, run), isFull ? markPlanner(ports, run) : undefined]);
    const open = courses.filter(({ isRestricted }) => !isRestricted);
    const planned = isFull ? [] : await readPlanned(ports, run);
    const known = isFull ? new Map() : await ports.store.read.canvas.dueDates(connection.id);
    const wanted = isFull ? new Set(open.map(({ id }) => id)) : toList({ courses: open, before, planned, known });
    if (!isFull) {
      const next = nextToVerify(open, before, wanted);
      if (next !== null) wanted.add(next);
    }
    // The longest first: what takes most pages must not begin last.
    const order = open
      .filter(({ id }) => wanted.has(id))
      .sort((a, b) => (before.get(b.id)?.assignments ?? 0) - (before.get(a.id)?.assignments ?? 0));
    tracker.expectCourses(order.length);
    const read = readCourse(ports, run);
    const steps = order.map((course) => ({ id: course.id, step: tracker.resource('assignments', nameOf(course)) }));
    const results = await Promise.allSettled(steps.map(({ id, step }) => read(id, step)));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    if (run.ask.signal.aborted) throw new CanvasFault('cancelled', 'the sync was cancelled');
    return courses;
  };
