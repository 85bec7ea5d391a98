import { id, time } from './spell.ts';
import type { Assignment, Course, World } from './world.ts';

/** What a query asked to be included. */
export type Includes = ReadonlySet<string>;

const enrollment = (course: Course, { userId }: World, includes: Includes) => ({
  ...{ type: 'student', role: 'StudentEnrollment', role_id: id('3'), user_id: id(userId), enrollment_state: 'active' },
  // Totals are not told, whoever asks, where a course hides them.
  ...(includes.has('total_scores') &&
    !course.hidesGrades && {
      ...{ computed_current_score: course.currentScore, computed_current_grade: course.currentGrade },
      ...{ computed_final_score: course.finalScore, computed_final_grade: course.finalGrade },
    }),
});

/** A course as `GET /courses` tells it; a restricted one is its id and nothing else. */
export const courseJson = (course: Course, world: World, { includes, base }: { includes: Includes; base: string }) => {
  if (course.isRestricted) return { id: id(course.id), access_restricted_by_date: true };
  return {
    ...{ id: id(course.id), name: course.nickname ?? course.name, course_code: course.code, account_id: id('1') },
    ...(course.nickname !== null && { original_name: course.name }),
    ...{ workflow_state: 'available', start_at: null, end_at: null, is_public: false, default_view: 'modules', root_account_id: id('1') },
    ...{ enrollment_term_id: id('12'), hide_final_grades: course.hidesGrades, apply_assignment_group_weights: false },
    calendar: { ics: `${base}/feeds/calendars/course_${course.id}.ics` },
    ...(includes.has('term') && { term: { id: id('12'), name: 'Fall 2026', start_at: null, end_at: null } }),
    enrollments: [enrollment(course, world, includes)],
  };
};

/** The student's own work, as `include[]=submission` and the list of submissions tell it. */
export const submissionJson = ({ id: assignmentId, submission }: Assignment, { userId }: World) => ({
  ...{
    id: id(`${BigInt(assignmentId) % 10n ** 17n}`),
    assignment_id: id(assignmentId),
    user_id: id(userId),
    attempt: submission.submittedAt === null ? null : 1,
  },
  ...{ workflow_state: submission.state, score: submission.score, entered_score: submission.score, grade: submission.grade },
  ...{ submitted_at: time(submission.submittedAt), graded_at: time(submission.gradedAt), posted_at: time(submission.postedAt) },
  ...{ grader_id: submission.graderId === null ? null : id(submission.graderId), grade_matches_current_submission: true },
  ...{ late: submission.late, missing: submission.missing, excused: submission.excused || null, late_policy_status: null },
  ...{
    points_deducted: null,
    seconds_late: 0,
    extra_attempts: null,
    submission_type: submission.submittedAt === null ? null : 'online_text_entry',
  },
});

/** Everybody's dates; above 25 only how many there are. */
const allDates = ({ baseDueAt, dueAt, overrides }: Assignment) =>
  overrides > 25
    ? { all_dates_count: overrides + 1 }
    : {
        all_dates: [
          { base: true, due_at: time(baseDueAt) },
          { title: 'One', due_at: time(dueAt) },
        ],
      };

/** How an assignment is asked for. */
interface AssignmentOptions {
  readonly course: Course;
  readonly includes: Includes;
  readonly base: string;
  /** Canvas puts the caller's own dates into `due_at`, unless told not to. */
  readonly hasOwnDates: boolean;
}

export const assignmentJson = (assignment: Assignment, world: World, options: AssignmentOptions) => {
  const { course, includes, base, hasOwnDates } = options;
  return {
    ...{ id: id(assignment.id), course_id: id(course.id), name: assignment.name, description: '<p>What is to be done.</p>' },
    ...{
      due_at: time(hasOwnDates ? assignment.dueAt : assignment.baseDueAt),
      unlock_at: time(assignment.unlockAt),
      lock_at: time(assignment.lockAt),
    },
    ...{ points_possible: assignment.points, grading_type: assignment.points === null ? 'not_graded' : 'points' },
    ...{ submission_types: assignment.types, allowed_attempts: -1, assignment_group_id: id('77'), published: assignment.published },
    ...{ html_url: `${base}/courses/${course.id}/assignments/${assignment.id}`, workflow_state: 'published' },
    ...{ created_at: time(assignment.updatedAt), updated_at: time(assignment.updatedAt), omit_from_final_grade: false },
    ...(includes.has('all_dates') && allDates(assignment)),
    ...(includes.has('submission') && { submission: submissionJson(assignment, world) }),
  };
};

/** An assignment as it stands in the planner. */
export const plannerJson = (assignment: Assignment, course: Course, base: string) => {
  const { submission } = assignment;
  const { excused, late, missing } = submission;
  return {
    ...{ context_type: 'Course', course_id: id(course.id), plannable_id: id(assignment.id), plannable_type: 'assignment' },
    ...{ plannable_date: time(assignment.dueAt), new_activity: false, planner_override: null, context_name: course.name },
    html_url: `${base}/courses/${course.id}/assignments/${assignment.id}`,
    plannable: { id: id(assignment.id), title: assignment.name, due_at: time(assignment.dueAt), points_possible: assignment.points },
    submissions: {
      ...{ excused, late, missing, submitted: submission.submittedAt !== null, graded: submission.state === 'graded' },
      ...{ needs_grading: submission.state === 'submitted', has_feedback: false, with_feedback: false },
    },
  };
};
