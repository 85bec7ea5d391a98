import type { ReadAssignment, ReadCourse } from '@lyceum/db/canvas/writer.ts';
import { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import ICAL from 'ical.js';
import { request } from 'undici';
import { CanvasFault } from './client/fault.ts';
import type { CanvasPorts } from './ports.ts';
import type { Run } from './read-course.ts';

/** What a calendar feed tells of one assignment: no grades, no work. */
interface Dated {
  readonly course: ReadCourse;
  readonly assignment: ReadAssignment;
}

const bare = { term: null, isRestricted: false, currentScore: null, currentGrade: null, finalScore: null, finalGrade: null, url: null };
const noWork = {
  work: 'unsubmitted',
  score: null,
  grade: null,
  submittedAt: null,
  gradedAt: null,
  isLate: false,
  isMissing: false,
  isExcused: false,
};

/** One event of the feed: `event-assignment-<id>`, `Name [CODE]`, with the course in its address. Null for what is no assignment. */
const datedOf = (event: ICAL.Event): Dated | null => {
  const id = CanvasId.safeParse(/^event-assignment-(\d+)$/.exec(event.uid ?? '')?.[1]);
  const url = String(event.component.getFirstPropertyValue('url') ?? '');
  const courseId = CanvasId.safeParse(/course_(\d+)/.exec(url)?.[1]);
  if (!id.success || !courseId.success) return null;
  const [, name = '', code = ''] = /^(.*?)(?:\s*\[([^\]]*)\])?$/s.exec(event.summary ?? '') ?? [];
  const dueAt = event.startDate ? event.startDate.toJSDate().toISOString() : null;
  return {
    course: { ...bare, id: courseId.data, name: code, code },
    assignment: {
      ...noWork,
      id: id.data,
      name,
      dueAt,
      unlockAt: null,
      lockAt: null,
      pointsPossible: null,
      submissionTypes: [],
      url: url || null,
    },
  };
};

/** The assignments of a calendar feed. Throws when it is no calendar. */
export const readFeed = (text: string): Dated[] => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').flatMap((component) => datedOf(new ICAL.Event(component)) ?? []);
};

const fetchFeed = async ({ dispatcher }: Pick<CanvasPorts, 'dispatcher'>, { ask, tracker }: Run, feedUrl: string): Promise<string> => {
  const url = new URL(feedUrl);
  const reply = await request(url, { dispatcher, signal: AbortSignal.any([ask.signal, AbortSignal.timeout(ask.patience.answerMs)]) }).catch(
    () => {
      throw new CanvasFault(ask.signal.aborted ? 'cancelled' : 'unreachable', 'the calendar feed did not answer');
    },
  );
  const text = await reply.body.text();
  // The address is the secret: it stands in no line.
  tracker.told(`GET ${url.origin}, the calendar feed`);
  if (reply.statusCode === 404 || reply.statusCode === 401) throw new CanvasFault('token', 'the calendar feed is not there any more');
  if (reply.statusCode !== 200 || !text.startsWith('BEGIN:VCALENDAR'))
    throw new CanvasFault('unreachable', 'the calendar feed is no calendar');
  return text;
};

/** Reads a calendar feed: titles and due dates, where a school lets nobody have a token. */
export const readCalendar =
  (ports: Pick<CanvasPorts, 'store' | 'dispatcher'>, run: Run) =>
  async (feedUrl: string): Promise<void> => {
    const { connection, tracker, at } = run;
    const step = tracker.resource('calendar');
    step.begin();
    const dated = readFeed(await fetchFeed(ports, run, feedUrl));
    const courses = new Map(dated.map(({ course }) => [course.id, course]));
    const of = { connectionId: connection.id, isWhole: true, at };
    tracker.expectCourses(courses.size);
    tracker.addChanges(await ports.store.transact((tx) => tx.canvas.saveCourses({ ...of, rows: [...courses.values()] })));
    for (const { id } of courses.values()) {
      const rows = dated.filter(({ course }) => course.id === id).map(({ assignment }) => assignment);
      tracker.addChanges(await ports.store.transact((tx) => tx.canvas.saveAssignments(id, { ...of, rows })));
    }
    step.end('complete', { count: dated.length });
  };
