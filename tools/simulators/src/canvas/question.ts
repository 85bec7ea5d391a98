import { type Page, paginate } from './paginate.ts';
import type { Student } from './student.ts';
import type { Course } from './world.ts';

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

export type Route = (question: Question, ids: readonly string[]) => Answer;

export const refused = (status: number, body: unknown): Answer => ({ status, body, rows: 0 });
export const notFound = refused(404, { errors: [{ message: 'The specified resource does not exist.' }] });

/** Not allowed here, with a token that is good: no WWW-Authenticate, and the connection is not to be given up. */
export const notAllowed = ({ met }: Student): Answer => {
  met.add('T11');
  return refused(401, { status: 'unauthorized', errors: [{ message: 'user not authorized to perform that action' }] });
};

/** What was asked to be included, as far as this Canvas listens. */
export const includesOf = ({ url, student }: Question): ReadonlySet<string> => {
  const asked = [...url.searchParams.getAll('include[]'), ...url.searchParams.getAll('includes[]')];
  if (student.temper.ignoresIncludes && asked.length > 0) student.met.add('T7');
  return new Set(student.temper.ignoresIncludes ? [] : asked);
};

const notePages = (
  { url, student }: Question,
  { length, isBookmarked }: { length: number; isBookmarked: boolean },
  page: Page<unknown>,
) => {
  const { met, temper } = student;
  if (url.searchParams.has('page')) met.add('T6');
  if (!page.link.includes('rel="next"')) return;
  if (length > 10) met.add('T1');
  if (page.items.length < page.perPage) met.add('T2');
  if (!temper.pages.tellsLast) met.add('T3');
  if (temper.pages.lowerCase) met.add('T4');
  if (isBookmarked) met.add('T5');
};

/** One page of a list. */
export const listed = <T>(
  question: Question,
  list: readonly T[],
  { isBookmarked, render }: { isBookmarked: boolean; render: (item: T) => unknown },
): Answer => {
  const { url, base, student } = question;
  const page = paginate(list, { url, base, isBookmarked, habits: student.temper.pages });
  if (!page) return refused(404, { errors: [{ message: 'bookmark is invalid' }] });
  notePages(question, { length: list.length, isBookmarked }, page);
  const name = student.temper.pages.lowerCase ? 'link' : 'Link';
  return { status: 200, body: page.items.map(render), headers: { [name]: page.link }, rows: page.items.length };
};

/** A course whose inside may be looked at, or the answer that says why not. */
export const openCourse = ({ student }: Question, courseId: string | undefined): Course | Answer => {
  const { world, temper } = student;
  const course = world.courses.find(({ id }) => id === courseId);
  if (!course) return notFound;
  return course.isRestricted || temper.forbids.includes(world.courses.indexOf(course)) ? notAllowed(student) : course;
};
export const isAnswer = (found: Course | Answer): found is Answer => 'status' in found;

/** A time of a query: null when it is not in it. */
export const since = (url: URL, name: string): number | null | 'bad' => {
  const text = url.searchParams.get(name);
  if (text === null) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? 'bad' : ms;
};
