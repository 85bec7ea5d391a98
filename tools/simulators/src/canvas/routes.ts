import { createHash } from 'node:crypto';
import { type Page, paginate } from './paginate.ts';
import { assignmentJson, courseJson, plannerJson, submissionJson } from './render.ts';
import { id } from './spell.ts';
import type { Student } from './student.ts';
import type { Assignment, Course } from './world.ts';

/** A question, as far as routes look at it. */
export interface Question {
  readonly url: URL;
  /** Where this Canvas is found, without a trailing slash. */
  readonly base: string;
  readonly student: Student;
  readonly now: number;
  readonly ifNoneMatch: string | undefined;
}

/** An answer: JSON, and the headers beside it. `rows` is what it cost to make. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly rows: number;
}

type Route = (question: Question, ids: readonly string[]) => Answer;

const dayMs = 86_400_000;
const refused = (status: number, body: unknown): Answer => ({ status, body, rows: 0 });
const notFound = refused(404, { errors: [{ message: 'The specified resource does not exist.' }] });
// Not allowed here, with a token that is good: no WWW-Authenticate, and the connection is not to be given up.
const notAllowed = refused(401, { status: 'unauthorized', errors: [{ message: 'user not authorized to perform that action' }] });

const includesOf = ({ url, student }: Question): ReadonlySet<string> =>
  new Set(student.temper.ignoresIncludes ? [] : [...url.searchParams.getAll('include[]'), ...url.searchParams.getAll('includes[]')]);

const listed = <T>(
  question: Question,
  list: readonly T[],
  { isBookmarked, render }: { isBookmarked: boolean; render: (item: T) => unknown },
): Answer => {
  const { url, base, student } = question;
  const page: Page<T> | null = paginate(list, { url, base, isBookmarked, habits: student.temper.pages });
  if (!page) return refused(404, { errors: [{ message: 'bookmark is invalid' }] });
  const name = student.temper.pages.lowerCase ? 'link' : 'Link';
  return { status: 200, body: page.items.map(render), headers: { [name]: page.link }, rows: page.items.length };
};

const findCourse = ({ student }: Question, courseId: string | undefined): Course | undefined =>
  student.world.courses.find((course) => course.id === courseId);

/** A course whose inside may be looked at, or the answer that says why not. */
const openCourse = (question: Question, courseId: string | undefined): Course | Answer => {
  const course = findCourse(question, courseId);
  if (!course) return notFound;
  const { world, temper } = question.student;
  return course.isRestricted || temper.forbids.includes(world.courses.indexOf(course)) ? notAllowed : course;
};
const isAnswer = (found: Course | Answer): found is Answer => 'status' in found;

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
    render: (course) => courseJson(course, student.world, { includes, base }),
  });
};

const assignments: Route = (question, [courseId]) => {
  const course = openCourse(question, courseId);
  if (isAnswer(course)) return course;
  const { base, student } = question;
  const options = { course, includes: includesOf(question), base };
  return listed(question, course.assignments, { isBookmarked: false, render: (one) => assignmentJson(one, student.world, options) });
};

const since = (url: URL, name: string): number | null | 'bad' => {
  const text = url.searchParams.get(name);
  if (text === null) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? 'bad' : ms;
};

/** The student's own submissions; what is asked for `since` leaves out what never had that time, and is strictly later. */
const submissions: Route = (question, [courseId]) => {
  const course = openCourse(question, courseId);
  if (isAnswer(course)) return course;
  const [graded, submitted] = [since(question.url, 'graded_since'), since(question.url, 'submitted_since')];
  if (graded === 'bad') return refused(400, { errors: { graded_since: 'Invalid datetime for graded_since' } });
  if (submitted === 'bad') return refused(400, { errors: { submitted_since: 'Invalid datetime for submitted_since' } });
  const later = (at: number | null, mark: number | null): boolean => mark === null || (at !== null && at > mark);
  const list = course.assignments.filter(
    ({ submission }) => later(submission.gradedAt, graded) && later(submission.submittedAt, submitted),
  );
  return listed(question, list, { isBookmarked: true, render: (one) => submissionJson(one, question.student.world) });
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

const contextsOf = (url: URL): string[] => url.searchParams.getAll('context_codes[]');

/** All or nothing: one course that may not be read spoils the rest. */
const announcements: Route = (question) => {
  const codes = contextsOf(question.url);
  if (codes.length === 0) return refused(400, { message: 'Missing context_codes' });
  const found = codes.map((code) => openCourse(question, code.replace('course_', '')));
  if (found.some(isAnswer)) return notAllowed;
  return listed(question, [], { isBookmarked: false, render: (item) => item });
};

/** Ten contexts are looked at; whatever else was named is passed over without a word. Without dates: today. */
const calendar: Route = (question) => {
  const { url, student, now, base } = question;
  const [from, to] = [since(url, 'start_date') ?? now, since(url, 'end_date') ?? now];
  if (from === 'bad' || to === 'bad') return refused(400, { errors: { start_date: 'Invalid date or datetime' } });
  const codes = contextsOf(url).slice(0, 10);
  const within = student.world.courses.filter((course) => codes.includes(`course_${course.id}`) && !course.isRestricted);
  const events = within.flatMap((course) =>
    course.assignments
      .filter(({ dueAt }) => dueAt !== null && dueAt >= from && dueAt <= to + dayMs)
      .map((one) => ({
        id: `assignment_${one.id}`,
        title: one.name,
        type: 'assignment',
        context_code: `course_${course.id}`,
        html_url: base,
      })),
  );
  return listed(question, events, { isBookmarked: false, render: (event) => event });
};

const table: readonly (readonly [RegExp, Route])[] = [
  [/^\/api\/v1\/users\/self(?:\/profile)?$/, self],
  [/^\/api\/v1\/courses$/, courses],
  [/^\/api\/v1\/courses\/(\d+)\/assignments$/, assignments],
  [/^\/api\/v1\/courses\/(\d+)\/students\/submissions$/, submissions],
  [/^\/api\/v1\/planner\/items$/, planner],
  [/^\/api\/v1\/announcements$/, announcements],
  [/^\/api\/v1\/calendar_events$/, calendar],
];

/** Answers a question as Canvas does. */
export const answer = (question: Question): Answer => {
  for (const [path, route] of table) {
    const match = path.exec(question.url.pathname.replace(/\/$/, ''));
    if (match) return route(question, match.slice(1));
  }
  return notFound;
};
