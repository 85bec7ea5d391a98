import { createHash } from 'node:crypto';
import { announcements, calendar, moduleItems, modules, token } from './extra-routes.ts';
import {
  type Answer,
  includesOf,
  isAnswer,
  listed,
  notAllowed,
  notFound,
  openCourse,
  type Question,
  type Route,
  refused,
  since,
} from './question.ts';
import { assignmentJson, courseJson, plannerJson, submissionJson } from './render.ts';
import { id } from './spell.ts';
import { assignment, assignmentGroups, course, missingSubmissions, submission, todo, upcomingEvents, wanted } from './study-routes.ts';
import { noteWork } from './traps.ts';
import type { Assignment, Course } from './world.ts';

const dayMs = 86_400_000;

const self: Route = ({ student: { world } }) => ({
  status: 200,
  body: { id: id(world.userId), name: world.userName, short_name: world.userName, sortable_name: world.userName, locale: 'uk' },
  rows: 1,
});

const courses: Route = (question) => {
  const { student, base } = question;
  const includes = includesOf(question);
  return listed(question, student.world.courses, {
    isBookmarked: false,
    render: (course) => {
      if (course.isRestricted) student.met.add('T8');
      else if (course.nickname !== null) student.met.add('T23');
      if (BigInt(course.id) > BigInt(Number.MAX_SAFE_INTEGER)) student.met.add('T9');
      return courseJson(course, student.world, { includes, base });
    },
  });
};

const assignments: Route = (question, [courseId]) => {
  const course = openCourse(question, courseId);
  if (isAnswer(course)) return course;
  const { base, student, url } = question;
  const includes = includesOf(question);
  const hasOwnDates = url.searchParams.get('override_assignment_dates') !== 'false';
  const list = wanted(course, question);
  if ('status' in list) return list;
  return listed(question, list, {
    isBookmarked: false,
    render: (one) => {
      if (includes.has('submission')) noteWork(student, one, !includes.has('read_status'));
      return assignmentJson(one, student.world, { course, includes, base, hasOwnDates });
    },
  });
};

/** The student's own submissions; what is asked for `since` leaves out what never had that time, and is strictly later. */
const submissions: Route = (question, [courseId]) => {
  const course = openCourse(question, courseId);
  if (isAnswer(course)) return course;
  const students = question.url.searchParams.getAll('student_ids[]');
  if (students.length > 100) return refused(400, { error: 'too many students' });
  // A student sees nobody's work but their own.
  if (students.some((one) => one !== 'self' && one !== 'all' && one !== question.student.world.userId)) return notAllowed(question.student);
  const [graded, submitted] = [since(question.url, 'graded_since'), since(question.url, 'submitted_since')];
  if (graded === 'bad') return refused(400, { errors: { graded_since: 'Invalid datetime for graded_since' } });
  if (submitted === 'bad') return refused(400, { errors: { submitted_since: 'Invalid datetime for submitted_since' } });
  const later = (at: number | null, mark: number | null): boolean => mark === null || (at !== null && at > mark);
  const list = course.assignments.filter(
    ({ submission }) => later(submission.gradedAt, graded) && later(submission.submittedAt, submitted),
  );
  const { student } = question;
  const includes = includesOf(question);
  return listed(question, list, {
    isBookmarked: true,
    render: (one) => {
      noteWork(student, one, !includes.has('read_status'));
      // The trap of looking: what was asked for with its state of being read is read from then on.
      if (includes.has('read_status')) student.markedRead += 1;
      return submissionJson(one, student.world);
    },
  });
};

/** What is due in a window of two weeks around now, unless another was asked for. Its ETag knows nothing of grades. */
const planner: Route = (question) => {
  const { url, student, now, base, ifNoneMatch } = question;
  const [from, to] = [since(url, 'start_date') ?? now - 14 * dayMs, since(url, 'end_date') ?? now + 14 * dayMs];
  if (from === 'bad' || to === 'bad') return refused(400, { errors: 'Invalid date or invalid datetime for start_date' });
  const etag = `W/"${createHash('sha256').update(`${student.world.seed} ${student.world.plannerVersion} ${url.search}`).digest('hex').slice(0, 32)}"`;
  if (ifNoneMatch === etag) return { status: 304, body: null, headers: { etag }, rows: 0 };
  const due: [Assignment, Course][] = student.world.courses
    .filter(({ isRestricted }) => !isRestricted)
    .flatMap((course) =>
      course.assignments
        .filter(({ dueAt }) => dueAt !== null && dueAt >= from && dueAt <= to)
        .map((one): [Assignment, Course] => [one, course]),
    );
  if (due.some(([{ dueAt }]) => dueAt !== null && Math.abs(dueAt - now) > 14 * dayMs)) student.met.add('T14');
  const answer = listed(
    question,
    due.sort(([a], [b]) => (a.dueAt ?? 0) - (b.dueAt ?? 0)),
    {
      isBookmarked: true,
      render: ([assignment, course]) => plannerJson(assignment, course, base),
    },
  );
  return { ...answer, headers: { ...answer.headers, etag } };
};

const table: readonly (readonly [RegExp, Route])[] = [
  [/^\/api\/v1\/users\/self(?:\/profile)?$/, self],
  [/^\/api\/v1\/courses$/, courses],
  [/^\/api\/v1\/courses\/(\d+)\/assignments$/, assignments],
  [/^\/api\/v1\/courses\/(\d+)\/students\/submissions$/, submissions],
  [/^\/api\/v1\/courses\/(\d+)$/, course],
  [/^\/api\/v1\/courses\/(\d+)\/assignment_groups$/, assignmentGroups],
  [/^\/api\/v1\/courses\/(\d+)\/assignments\/(\d+)$/, assignment],
  [/^\/api\/v1\/courses\/(\d+)\/assignments\/(\d+)\/submissions\/(self|\d+)$/, submission],
  [/^\/api\/v1\/users\/self\/todo$/, todo],
  [/^\/api\/v1\/users\/self\/upcoming_events$/, upcomingEvents],
  [/^\/api\/v1\/users\/self\/missing_submissions$/, missingSubmissions],
  [/^\/api\/v1\/planner\/items$/, planner],
  [/^\/api\/v1\/announcements$/, announcements],
  [/^\/api\/v1\/calendar_events$/, calendar],
  [/^\/api\/v1\/courses\/(\d+)\/modules$/, modules],
  [/^\/api\/v1\/courses\/(\d+)\/modules\/(\d+)\/items$/, moduleItems],
  [/^\/api\/v1\/users\/self\/tokens\/([^/]+)$/, token],
];

/** Answers a question as Canvas does. */
export const answer = (question: Question): Answer => {
  for (const [path, route] of table) {
    const match = path.exec(question.url.pathname.replace(/\/$/, ''));
    if (match) return route(question, match.slice(1));
  }
  return notFound;
};
