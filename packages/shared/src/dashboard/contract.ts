import { z } from 'zod';
import { CanvasId, ConnectionId } from '../kernel/ids.ts';
import { query } from '../kernel/procedure.ts';

const CourseStats = z.object({
  id: CanvasId,
  connectionId: ConnectionId,
  name: z.string(),
  currentScore: z.number().nullable(),
  currentGrade: z.string().nullable(),
  assignments: z.int(),
  graded: z.int(),
  /** Percents of graded work in the order it was graded, the last 12: what a trend is drawn from. */
  trend: z.array(z.object({ at: z.string(), percent: z.number() })),
});

const Due = z.object({
  connectionId: ConnectionId,
  courseId: CanvasId,
  courseName: z.string(),
  assignmentId: CanvasId,
  name: z.string(),
  dueAt: z.string(),
  pointsPossible: z.number().nullable(),
  url: z.string().nullable(),
});

/** Figures over everything that was read of Canvas for one person. Days are those of their own time zone. */
export const Stats = z.object({
  courses: z.int(),
  assignments: z.int(),
  /** Unsubmitted and due within 7 days. */
  dueSoon: z.int(),
  /** Unsubmitted, due before now and not excused. */
  overdue: z.int(),
  /** Submitted or graded within 7 days. */
  doneThisWeek: z.int(),
  /** Mean of the courses' current scores, in percent; null without any. */
  average: z.number().nullable(),
  perCourse: z.array(CourseStats),
  /** The next 14 days, today first: how much is due, and for how many points. */
  workload: z.array(z.object({ date: z.iso.date(), assignments: z.int(), points: z.number() })),
  /** The next ten things that are due. */
  upcoming: z.array(Due),
  /** Missing or late, the latest first, at most ten. */
  missing: z.array(Due),
  /** When each connection was read whole, the oldest of them: nothing above is older. Null before the first time. */
  freshAt: z.string().nullable(),
});
export type Stats = z.infer<typeof Stats>;

/** What a student wants to know of their Canvas at a glance. */
export const dashboard = {
  stats: query(z.object({}), Stats, { method: 'GET', path: '/api/v1/dashboard/stats' }),
};
