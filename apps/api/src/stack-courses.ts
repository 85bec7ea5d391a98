import { at, type Somebody, type Stack } from './stack.ts';

/** A course that a test made, with its lessons in their order. */
export interface TestCourse {
  readonly id: string;
  readonly lessons: readonly string[];
}

/** What a test wants of a course. */
export interface CoursePlan {
  readonly visibility?: 'public' | 'member' | 'draft';
  /** Lessons as the API takes them; a title of their own and one a day is given. */
  readonly lessons?: readonly object[];
}

/** Makes a course over HTTP, as its tutor would. */
export const makeCourse = async (
  stack: Stack,
  tutor: Somebody,
  { visibility = 'public', lessons = [{}, {}, {}] }: CoursePlan = {},
): Promise<TestCourse> => {
  const { token } = tutor;
  const made = await stack.call('POST /api/admin/courses', { token, body: { title: 'Algebra', visibility } });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const id = at(made, 'id');
  const ids: string[] = [];
  for (const [n, lesson] of lessons.entries()) {
    const body = { title: `Lesson ${n + 1}`, week_number: 1 + Math.floor(n / 5), day_number: 1 + (n % 5), ...lesson };
    const added = await stack.call(`POST /api/admin/courses/${id}/lessons`, { token, body });
    if (added.status !== 201) throw new Error(JSON.stringify(added.body));
    ids.push(at(added, 'id'));
  }
  return { id, lessons: ids };
};
