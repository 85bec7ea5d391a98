import { includesOf, isAnswer, listed, notAllowed, notFound, openCourse, type Question, type Route, refused } from './question.ts';
import { assignmentJson, courseJson, submissionJson } from './render.ts';
import { id, time } from './spell.ts';
import type { Assignment, Course } from './world.ts';

const dayMs = 86_400_000;

type Test = (assignment: Assignment, now: number) => boolean;
const isOpen: Test = ({ submission: { submittedAt, state, excused } }) => submittedAt === null && state !== 'graded' && !excused;

/** What `bucket=` sorts out (assignments_api_controller.rb). */
const buckets: Readonly<Record<string, Test>> = {
  past: ({ dueAt }, now) => dueAt !== null && dueAt < now,
  overdue: (one, now) => one.dueAt !== null && one.dueAt < now && isOpen(one, now),
  undated: ({ dueAt }) => dueAt === null,
  ungraded: ({ submission: { state } }) => state === 'submitted' || state === 'pending_review',
  unsubmitted: isOpen,
  upcoming: (one, now) => one.dueAt !== null && one.dueAt >= now && one.dueAt < now + 7 * dayMs && isOpen(one, now),
  future: ({ dueAt }, now) => dueAt === null || dueAt >= now,
};

const orders: Readonly<Record<string, (a: Assignment, b: Assignment) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  due_at: (a, b) => (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER),
};

/** Those of a course that a query asks for, in its order, or the answer that says what is wrong with it. */
export const wanted = (course: Course, { url, now }: Question): readonly Assignment[] | ReturnType<Route> => {
  const query = url.searchParams;
  const ids = query.getAll('assignment_ids[]');
  if (ids.length > 100) return refused(400, { message: 'Request contains too many assignment_ids.  Limit 100' });
  if (ids.some((one) => course.assignments.every((assignment) => assignment.id !== one)))
    return refused(400, { error: 'invalid assignment ids requested' });
  const search = query.get('search_term');
  if (search !== null && search.length < 2)
    return refused(400, { errors: [{ message: '2 or more characters is required', error_code: 'invalid' }] });
  const bucket = query.get('bucket');
  const isIn = bucket === null ? () => true : buckets[bucket];
  if (!isIn) return refused(400, { errors: [{ message: `bucket must be one of the following: ${Object.keys(buckets).join(', ')}` }] });
  const list = course.assignments.filter(
    (one) => (ids.length === 0 || ids.includes(one.id)) && isIn(one, now) && one.name.toLowerCase().includes((search ?? '').toLowerCase()),
  );
  const order = orders[query.get('order_by') ?? ''];
  return order ? list.sort(order) : list;
};

/** One course. */
export const course: Route = (question, [courseId]) => {
  const { student, base } = question;
  const found = student.world.courses.find((one) => one.id === courseId);
  if (!found) return notFound;
  if (found.isRestricted) return notAllowed(student);
  return { status: 200, body: courseJson(found, student.world, { includes: includesOf(question), base }), rows: 1 };
};

const findIn = (question: Question, [courseId, assignmentId]: readonly string[]) => {
  const found = openCourse(question, courseId);
  if (isAnswer(found)) return { answer: found };
  const assignment = found.assignments.find((one) => one.id === assignmentId);
  return assignment ? { course: found, assignment } : { answer: notFound };
};

/** One assignment. */
export const assignment: Route = (question, ids) => {
  const found = findIn(question, ids);
  if ('answer' in found) return found.answer;
  const { student, base } = question;
  const options = { course: found.course, includes: includesOf(question), base, hasOwnDates: true };
  return { status: 200, body: assignmentJson(found.assignment, student.world, options), rows: 1 };
};

/** One's own work on one assignment: what a client without `include[]=submission` asks for six hundred times. */
export const submission: Route = (question, [courseId = '', assignmentId = '', userId = '']) => {
  const found = findIn(question, [courseId, assignmentId]);
  if ('answer' in found) return found.answer;
  const { student } = question;
  if (userId !== 'self' && userId !== student.world.userId) return notAllowed(student);
  return { status: 200, body: submissionJson(found.assignment, student.world), rows: 1 };
};

/** Groups of assignments: here one in each course, with its assignments when asked. */
export const assignmentGroups: Route = (question, [courseId]) => {
  const found = openCourse(question, courseId);
  if (isAnswer(found)) return found;
  const { student, base } = question;
  const includes = includesOf(question);
  const options = { course: found, includes, base, hasOwnDates: true };
  return listed(question, [found], {
    isBookmarked: false,
    render: () => ({
      ...{ id: id('77'), name: 'Assignments', position: 1, group_weight: 0, rules: {}, sis_source_id: null, integration_data: {} },
      ...(includes.has('assignments') && { assignments: found.assignments.map((one) => assignmentJson(one, student.world, options)) }),
    }),
  });
};

const everywhere = ({ student: { world } }: Question): [Assignment, Course][] =>
  world.courses
    .filter(({ isRestricted }) => !isRestricted)
    .flatMap((one) => one.assignments.map((each): [Assignment, Course] => [each, one]));

const withCourse = ({ student, base }: Question, [one, within]: [Assignment, Course]) => ({
  ...assignmentJson(one, student.world, { course: within, includes: new Set(), base, hasOwnDates: true }),
});

/** What was due and not handed in. */
export const missingSubmissions: Route = (question) => {
  const list = everywhere(question).filter(([one]) => one.dueAt !== null && one.dueAt < question.now && isOpen(one, question.now));
  return listed(question, list, { isBookmarked: false, render: (each) => withCourse(question, each) });
};

/** What is to be handed in. "There is a limit to the number of items returned": nobody may take it for everything. */
export const todo: Route = (question) => {
  const due = everywhere(question).filter(([one]) => one.dueAt !== null && one.dueAt >= question.now && isOpen(one, question.now));
  const items = due.slice(0, 15).map((each) => ({
    ...{ context_type: 'Course', course_id: id(each[1].id), context_name: each[1].name, type: 'submitting', ignore: question.base },
    ...{ html_url: `${question.base}/courses/${each[1].id}/assignments/${each[0].id}`, assignment: withCourse(question, each) },
  }));
  return { status: 200, body: items, rows: items.length };
};

/** What is next in the calendar, a week ahead. */
export const upcomingEvents: Route = (question) => {
  const { base, now } = question;
  const due = everywhere(question).filter(([one]) => buckets['upcoming']?.(one, now));
  const items = due.map(([one, within]) => ({
    ...{ id: `assignment_${one.id}`, title: one.name, type: 'assignment', workflow_state: 'published', all_day: false },
    ...{ start_at: time(one.dueAt), end_at: time(one.dueAt), context_code: `course_${within.id}`, context_name: within.name },
    html_url: `${base}/courses/${within.id}/assignments/${one.id}`,
  }));
  return { status: 200, body: items, rows: items.length };
};
