import type { ReadCourse } from '@lyceum/db/canvas/writer.ts';
import { calendarWindow, toldWindow } from '@lyceum/shared/canvas/rules.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import { CanvasFault } from './client/fault.ts';
import { type Listed, list } from './client/list.ts';
import { readAnnouncements, readEvents } from './client/parse-extras.ts';
import type { CanvasPorts } from './ports.ts';
import { addressOf, endOf, type Run } from './read-course.ts';
import { readModulesOf } from './read-modules.ts';
import { readTokenEnd } from './token-end.ts';

type Ports = Pick<CanvasPorts, 'store'>;
type Course = Pick<ReadCourse, 'id' | 'name'>;

/** How a part of the extras ended. `isFinal`: asked again today, Canvas would say the same. */
interface Part {
  readonly count: number;
  readonly bad: number;
  readonly fault: CanvasFault | null;
}
const isFinal = ({ fault }: Part): boolean => fault === null || fault.kind === 'forbidden' || fault.kind === 'missing';

/** More courses than this make an address that some servers cut. */
const coursesAtOnce = 40;
/** Canvas looks at ten calendars and passes over the rest without a word. */
const calendarsAtOnce = 10;

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
const contexts = (codes: readonly string[]) => codes.map((code) => ['context_codes[]', code] as const);

/** Lists what some courses were told. One course that may not be read spoils the list of all: then each half is asked for itself. */
const announcementsOf = async (ports: Ports, run: Run, courses: readonly Course[]): Promise<Part[]> => {
  const { connection, base, ask, tracker, at } = run;
  const { from, to } = toldWindow(at.getTime());
  const codes = contexts(courses.map(({ id }) => `course_${id}`));
  const address = addressOf(base, '/api/v1/announcements', [...codes, ['start_date', from], ['end_date', to]]);
  const listed: Listed = await list(address, null, ask);
  if (listed.fault && courses.length > 1 && (listed.fault.kind === 'forbidden' || listed.fault.kind === 'missing')) {
    const half = Math.ceil(courses.length / 2);
    const parts = await Promise.all([courses.slice(0, half), courses.slice(half)].map((some) => announcementsOf(ports, run, some)));
    return parts.flat();
  }
  const { rows, bad } = readAnnouncements(listed.items);
  const ids = courses.map(({ id }) => id);
  const listing = { connectionId: connection.id, rows, isWhole: listed.fault === null && bad === 0, at };
  tracker.addChanges(await ports.store.transact((tx) => tx.canvas.saveAnnouncements(ids, listing)));
  return [{ count: rows.length, bad, fault: listed.fault }];
};

/** Lists up to ten calendars. */
const eventsOf = async (ports: Ports, run: Run, codes: readonly string[]): Promise<Part> => {
  const { connection, base, ask, tracker, at } = run;
  const { from, to } = calendarWindow(at.getTime());
  const query = [['type', 'event'] as const, ...contexts(codes), ['start_date', from] as const, ['end_date', to] as const];
  const listed = await list(addressOf(base, '/api/v1/calendar_events', query), null, ask);
  const own = codes.find((code) => code.startsWith('user_')) ?? null;
  const { rows, bad } = readEvents(listed.items, own);
  const courses = codes.flatMap((code) => (code === own ? [] : [code.slice('course_'.length) as CanvasId]));
  const listing = { connectionId: connection.id, rows, isWhole: listed.fault === null && bad === 0, at };
  tracker.addChanges(await ports.store.transact((tx) => tx.canvas.saveEvents({ courses, hasOwn: own !== null }, listing)));
  return { count: rows.length, bad, fault: listed.fault };
};

/** Reads parts under one step, which is as good as the worst of them. */
const underStep = async (run: Run, name: 'announcements' | 'calendar', read: () => Promise<Part[]>): Promise<boolean> => {
  const step = run.tracker.resource(name);
  step.begin();
  const parts = await read();
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const bad = parts.reduce((sum, part) => sum + part.bad, 0);
  const { state, reason } = endOf({ fault: parts.find(({ fault }) => fault !== null)?.fault ?? null }, bad);
  const hasSome = parts.some(({ fault }) => fault === null);
  step.end(state === 'failed' && hasSome ? 'partial' : state, { count }, reason);
  return bad === 0 && parts.every(isFinal);
};

/**
 * Reads what stands around courses and work: announcements, calendars, modules, and when a pasted token ends. What Canvas does not let
 * us read is not asked for again before the next whole reading.
 */
export const readExtras =
  (ports: Ports, run: Run) =>
  async (courses: readonly (Course & { readonly isRestricted: boolean })[]): Promise<void> => {
    const { connection, at } = run;
    const open = courses.filter(({ isRestricted }) => !isRestricted);
    const codes = [
      ...(connection.canvasUserId === null ? [] : [`user_${connection.canvasUserId}`]),
      ...open.map(({ id }) => `course_${id}`),
    ];
    const told = underStep(run, 'announcements', async () =>
      (await Promise.all(chunks(open, coursesAtOnce).map((some) => announcementsOf(ports, run, some)))).flat(),
    );
    const planned = underStep(run, 'calendar', () => Promise.all(chunks(codes, calendarsAtOnce).map((some) => eventsOf(ports, run, some))));
    const results = await Promise.allSettled([told, planned, readModulesOf(ports, run)(open), readTokenEnd(ports, run)]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    if (run.ask.signal.aborted) throw new CanvasFault('cancelled', 'the sync was cancelled');
    const isWhole = results.slice(0, 3).every((result) => result.status === 'fulfilled' && result.value);
    if (!isWhole) return;
    await ports.store.transact((tx) => tx.canvas.markExtras(connection.id, { courses: open.map(({ id }) => id), at, isWhole }));
  };
