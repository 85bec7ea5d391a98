import { readFile } from 'node:fs/promises';
import type { NewLesson } from '@lyceum/db/course/writer/teaching.ts';
import type { NewQuiz } from '@lyceum/db/quiz/writer.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import type { DripRule } from '@lyceum/shared/course/contract/lesson.ts';
import { CourseId, LessonId, LevelId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import { showQuestion } from '@lyceum/shared/quiz/rules.ts';
import { inRoot } from '../paths.ts';
import { type DemoCourse, type DemoLesson, type DemoRule, readCourse } from './demo-course.ts';
import type { DemoQuiz } from './demo-quiz.ts';
import { demoSchool } from './school.ts';

/** The demo's courses, by the names of their files in `tools/stack/demo`, in the order of the catalogue. */
export const demoCourses = ['algebra', 'chemistry', 'python', 'history', 'physics', 'writing'] as const;
export type DemoName = (typeof demoCourses)[number];

const uuid = (kind: string, course: number, n: number): string =>
  `de3001${kind}-00${String(course).padStart(2, '0')}-4000-8000-${String(n).padStart(12, '0')}`;
const numberOf = (name: DemoName): number => demoCourses.indexOf(name) + 1;

/** The ids of a course and what is in it: the same in every demo. Lessons and quizzes count from 1 through the whole course. */
export const demoIds = (name: DemoName) => {
  const course = numberOf(name);
  return {
    course: CourseId.parse(uuid('c0', course, course)),
    level: (n: number) => LevelId.parse(uuid('1e', course, n)),
    lesson: (n: number) => LessonId.parse(uuid('1a', course, n)),
    /** Each lesson has at most one quiz. */
    quiz: (lesson: number) => QuizId.parse(uuid('0a', course, lesson)),
    question: (lesson: number, n: number) => QuestionId.parse(uuid('0e', course, lesson * 100 + n)),
  };
};
type Ids = ReturnType<typeof demoIds>;

/** A course of the demo, read from its file. */
export const readDemo = async (name: DemoName): Promise<DemoCourse> =>
  readCourse(await readFile(inRoot('tools/stack/demo', `${name}.md`), 'utf8'));

const ruleOf = (rule: DemoRule, ids: Ids): DripRule => {
  if (rule.kind === 'after') return { kind: 'prerequisite', lessonId: ids.lesson(rule.lesson) };
  return rule.kind === 'score' ? { kind: 'score', quizId: ids.quiz(rule.lesson), percent: rule.percent } : rule;
};

const quizOf = ({ questions: given, id: _, ...policy }: DemoQuiz, lesson: number, ids: Ids): NewQuiz => {
  const questions = given.map((question, n) => ({ ...question, id: ids.question(lesson, n + 1) }));
  const points = questions.reduce((sum, question) => sum + question.points, 0);
  const shown = { ...policy, id: ids.quiz(lesson), points, questions: questions.map(showQuestion) };
  return { lessonId: ids.lesson(lesson), orderIndex: 0, shown, questions };
};

/** A lesson with its place: the week is its level's number, the day its own within it. */
interface Placed {
  readonly lesson: DemoLesson;
  readonly number: number;
  readonly week: number;
  readonly day: number;
}

const placed = ({ levels }: DemoCourse): Placed[] =>
  levels
    .flatMap(({ lessons }, week) => lessons.map((lesson, day) => ({ lesson, week: week + 1, day: day + 1 })))
    .map((one, n) => ({ ...one, number: n + 1 }));

const rowOf = ({ lesson, number, week, day }: Placed, ids: Ids): NewLesson => {
  const { quizzes: _, rules, ...given } = lesson;
  return {
    ...given,
    id: ids.lesson(number),
    courseId: ids.course,
    levelId: ids.level(week),
    weekNumber: week,
    dayNumber: day,
    orderIndex: 0,
    drip: rules.map((rule) => ruleOf(rule, ids)),
    publishAt: null,
  };
};

/** The rows of a course. */
const rowsOf = async (name: DemoName) => {
  const ids = demoIds(name);
  const course = await readDemo(name);
  const { ownerId: _, publishAt: __, ...head } = course.head;
  const lessons = placed(course);
  return {
    course: { ...head, id: ids.course, ownerId: demoSchool.tutor.id, publishAt: null },
    levels: course.levels.map(({ title }, n) => ({ id: ids.level(n + 1), courseId: ids.course, title, orderIndex: n })),
    lessons: lessons.map((one) => rowOf(one, ids)),
    quizzes: lessons.flatMap(({ lesson, number }) => lesson.quizzes.map((quiz) => quizOf(quiz, number, ids))),
  };
};

/** Adds the demo's courses, in one statement a table; one that is there already, or was removed, stays as people left it. */
export const addCourses = async (tx: Tx): Promise<void> => {
  const known = await tx.course.known(demoCourses.map((name) => demoIds(name).course));
  const missing = demoCourses.filter((name) => !known.has(demoIds(name).course));
  if (missing.length === 0) return;
  const all = await Promise.all(missing.map(rowsOf));
  await tx.course.addCourses(all.map(({ course }) => course));
  await tx.course.addLevels(all.flatMap(({ levels }) => levels));
  await tx.course.addLessons(all.flatMap(({ lessons }) => lessons));
  await tx.quiz.add(all.flatMap(({ quizzes }) => quizzes));
  await tx.course.catalogueChanged();
};
