import type { CanvasId } from '../kernel/ids.ts';
import type { AssignmentStatus, ResourceName } from './contract.ts';

const dayMs = 86_400_000;

/** What decides whether a course has to be listed again: how it stood when it was listed, and how it stands. */
export interface Totals {
  readonly id: CanvasId;
  readonly currentScore: number | null;
  readonly currentGrade: string | null;
  readonly finalScore: number | null;
}

/** What the planner says of an assignment. Times ISO 8601. */
export interface PlannedWork {
  readonly id: CanvasId;
  readonly courseId: CanvasId | null;
  readonly dueAt: string | null;
}

type Known = Totals & { readonly listedAt: Date | null };

/** What a short run has seen. `known` are the assignments that are stored, with the milliseconds at which they are due. */
export interface Glance {
  readonly courses: readonly Totals[];
  readonly before: ReadonlyMap<CanvasId, Known>;
  readonly planned: readonly PlannedWork[];
  readonly known: ReadonlyMap<string, { readonly courseId: string; readonly dueAt: number | null }>;
}

const differs = (now: Totals, { listedAt, currentScore, currentGrade, finalScore }: Known): boolean =>
  listedAt === null || now.currentScore !== currentScore || now.currentGrade !== currentGrade || now.finalScore !== finalScore;

/** The courses in which something is new: never listed, with other totals, or with something in the planner that is not known so. */
export const toList = ({ courses, before, planned, known }: Glance): Set<CanvasId> => {
  const open = new Set(courses.map(({ id }) => id));
  const wanted = new Set<CanvasId>();
  for (const course of courses) {
    const was = before.get(course.id);
    if (!was || differs(course, was)) wanted.add(course.id);
  }
  for (const { id, courseId, dueAt } of planned) {
    if (courseId === null || !open.has(courseId)) continue;
    const stored = known.get(id);
    if (!stored || stored.dueAt !== (dueAt === null ? null : Date.parse(dueAt))) wanted.add(courseId);
  }
  return wanted;
};

/** The course whose turn it is to be listed although nothing seems new: the one that was listed longest ago. Null: all are listed anyway. */
export const nextToVerify = (
  courses: readonly Totals[],
  before: ReadonlyMap<CanvasId, Known>,
  wanted: ReadonlySet<CanvasId>,
): CanvasId | null => {
  const listed = (id: CanvasId): number => before.get(id)?.listedAt?.getTime() ?? 0;
  const others = courses.filter(({ id }) => !wanted.has(id)).sort((a, b) => listed(a.id) - listed(b.id));
  return others[0]?.id ?? null;
};

const dateOf = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10);

/**
 * The days that a planner is asked for: from a month back to four months ahead, beginning on a Monday, so that the question is the same
 * for a week and an answer without news can be recognised.
 */
export const plannerWindow = (now: number): { readonly from: string; readonly to: string } => {
  const day = Math.floor(now / dayMs);
  const monday = day - ((day + 3) % 7);
  return { from: dateOf(monday - 28), to: dateOf(monday + 126) };
};

/** Announcements are read from half a year back; without dates Canvas tells two weeks. */
export const toldWindow = (now: number): { readonly from: string; readonly to: string } => {
  const day = Math.floor(now / dayMs);
  return { from: dateOf(day - 182), to: dateOf(day + 2) };
};

/** Calendars are read from a month back to half a year ahead; without dates Canvas tells today. */
export const calendarWindow = (now: number): { readonly from: string; readonly to: string } => {
  const day = Math.floor(now / dayMs);
  return { from: dateOf(day - 30), to: dateOf(day + 182) };
};

/** Whether a resource is one of those that say how courses and work stand: when all of a run's are whole, everything is fresh. */
export const isOfWork = (name: ResourceName): boolean => !['announcements', 'calendar', 'modules'].includes(name);

/** How long after a first look everything around it is read: so that the first look itself is over at once. */
export const extrasAfterMs = 20_000;

/** Days before its end at which somebody is told that a token will end. */
export const warningDays = [14, 3, 1] as const;

/** Which warning is due: the closest that was not given. Null: none, or the token has ended already. */
export const warningDue = (endsAt: number, now: number, given: number | null): number | null => {
  const left = (endsAt - now) / dayMs;
  if (left <= 0) return null;
  const due = warningDays.filter((days) => left <= days).at(-1) ?? null;
  return due !== null && (given === null || due < given) ? due : null;
};

/** How long after a failed run the next one comes: 5 minutes, doubled for each that failed in a row, at most the usual two hours. */
export const afterFailures = (failures: number): number => Math.min(2 * 3_600_000, 300_000 * 2 ** Math.max(0, failures - 1));

/** A whole listing of everything at least this often. */
export const fullEveryMs = dayMs;

/** How often a connection is read. */
export const syncEveryMs = 2 * 3_600_000;

/** What the status of an assignment hangs on. `dueAt` in milliseconds. */
export interface Work {
  readonly isExcused: boolean;
  readonly grade: string | null;
  readonly score: number | null;
  /** Canvas's own word. */
  readonly work: string;
  readonly submittedAt: number | null;
  readonly isMissing: boolean;
  readonly dueAt: number | null;
}

/** How an assignment stands: the first that fits. The database says the same in its function `canvas_status`. */
export const statusOf = ({ isExcused, grade, score, work, submittedAt, isMissing, dueAt }: Work, now: number): AssignmentStatus => {
  if (isExcused) return 'excused';
  if (grade !== null || score !== null) return 'graded';
  // Marked and not shown yet is, for whoever waits for it, handed in.
  if (submittedAt !== null || ['submitted', 'pending_review', 'graded'].includes(work)) return 'submitted';
  if (isMissing) return 'missing';
  if (dueAt === null) return 'undated';
  return dueAt < now ? 'overdue' : 'upcoming';
};

/** JSON with its long numbers as text: an id of more than 15 digits would be rounded when it is read. What stands within text stays. */
export const withExactNumbers = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (found) => (found.startsWith('"') ? found : `"${found}"`));
