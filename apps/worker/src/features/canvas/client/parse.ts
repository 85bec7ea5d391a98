import type { ReadAssignment, ReadCourse } from '@lyceum/db/canvas/writer.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import { z } from 'zod';
import { byId, each, Flag, Id, iso, type Parsed, Score, Text, Time, Words } from './fields.ts';

const Enrollment = z.looseObject({
  computed_current_score: Score,
  computed_current_grade: Text,
  computed_final_score: Score,
  computed_final_grade: Text,
});
const Course = z.looseObject({
  id: Id,
  name: Text,
  course_code: Text,
  access_restricted_by_date: Flag,
  term: z.looseObject({ name: Text }).nullish().catch(null),
  enrollments: z.array(Enrollment).nullish().catch(null),
});

const Submission = z.looseObject({
  assignment_id: Id.optional(),
  workflow_state: Text,
  score: Score,
  grade: z
    .union([Words, z.number().transform(String)])
    .nullish()
    .catch(null),
  submitted_at: Time,
  graded_at: Time,
  posted_at: Time,
  late: Flag,
  missing: Flag,
  excused: Flag,
});
type Submission = z.output<typeof Submission>;
const Assignment = z.looseObject({
  id: Id,
  name: Text,
  due_at: Time,
  unlock_at: Time,
  lock_at: Time,
  points_possible: Score,
  submission_types: z.array(Words).nullish().catch(null),
  html_url: Text,
  published: Flag,
  submission: Submission.nullish().catch(null),
});
const PlannerItem = z.looseObject({
  course_id: Id.nullish().catch(null),
  plannable_id: Id,
  plannable_type: z.string(),
  plannable_date: Time,
  plannable: z.looseObject({ due_at: Time }).nullish().catch(null),
});

/** Courses as Canvas lists them; of a restricted one it says nothing but its id. */
export const readCourses = (items: readonly unknown[], base: string): Parsed<ReadCourse> =>
  byId(
    each(Course, items, ({ id, name, course_code, access_restricted_by_date, term, enrollments }) => {
      const [enrollment] = enrollments ?? [];
      return {
        id,
        name: name ?? '',
        code: course_code ?? '',
        term: term?.name ?? null,
        isRestricted: access_restricted_by_date === true,
        currentScore: enrollment?.computed_current_score ?? null,
        currentGrade: enrollment?.computed_current_grade ?? null,
        finalScore: enrollment?.computed_final_score ?? null,
        finalGrade: enrollment?.computed_final_grade ?? null,
        url: `${base}/courses/${id}`,
      };
    }),
  );

/** A grade that is not posted is not shown, whatever the state says; a score without a grade is one. */
const workOf = (submission: Submission | null | undefined) => ({
  work: submission?.workflow_state ?? 'unsubmitted',
  score: submission?.score ?? null,
  grade: submission?.grade ?? (typeof submission?.score === 'number' ? String(submission.score) : null),
  submittedAt: iso(submission?.submitted_at),
  gradedAt: iso(submission?.graded_at),
  isLate: submission?.late === true,
  isMissing: submission?.missing === true,
  isExcused: submission?.excused === true,
});

/** Assignments of a course; `work` are submissions that were listed apart, by assignment. */
export const readAssignments = (items: readonly unknown[], work: ReadonlyMap<string, Submission> = new Map()): Parsed<ReadAssignment> =>
  byId(
    each(Assignment, items, (one) => ({
      id: one.id,
      name: one.name ?? '',
      dueAt: iso(one.due_at),
      unlockAt: iso(one.unlock_at),
      lockAt: iso(one.lock_at),
      pointsPossible: one.points_possible ?? null,
      submissionTypes: one.submission_types ?? [],
      url: one.html_url ?? null,
      ...workOf(one.submission ?? work.get(one.id)),
    })),
  );

/** Whether Canvas left out what it was asked to include, as it does for scoped keys without a word. */
export const lacksSubmissions = (items: readonly unknown[]): boolean =>
  items.length > 0 && items.every((item) => typeof item === 'object' && item !== null && !('submission' in item));

/** Submissions by assignment. */
export const readSubmissions = (items: readonly unknown[]): { readonly work: ReadonlyMap<string, Submission>; readonly bad: number } => {
  const { rows, bad } = each(Submission, items, (one) => one);
  return { work: new Map(rows.flatMap((one) => (one.assignment_id === undefined ? [] : [[one.assignment_id, one]]))), bad };
};

/** What the planner says of an assignment: in which course it is, and when it is due. */
export interface Planned {
  readonly id: CanvasId;
  readonly courseId: CanvasId | null;
  readonly dueAt: string | null;
}

/** The assignments of a planner; what else stands in it is not read. */
export const readPlanner = (items: readonly unknown[]): Parsed<Planned> => {
  const { rows, bad } = each(PlannerItem, items, (item) => item);
  return {
    rows: rows
      .filter(({ plannable_type }) => plannable_type === 'assignment')
      .map(({ plannable_id, course_id, plannable, plannable_date }) => ({
        id: plannable_id,
        courseId: course_id ?? null,
        dueAt: iso(plannable?.due_at ?? plannable_date),
      })),
    bad,
  };
};
