import { randomUUID } from 'node:crypto';
import { isTaken, type Tx } from '@lyceum/db/transact.ts';
import type { AdminLesson, LessonChange, LessonInput } from '@lyceum/shared/course/contract/lesson.ts';
import { strayRules } from '@lyceum/shared/course/rules.ts';
import { type CourseId, LessonId, type LevelId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { edit, editableCourse, editableLesson, teaching } from './editing.ts';
import { prepareQuizzes } from './quizzes.ts';
import { found } from './viewer.ts';

type Ports = Pick<CoursePorts, 'store' | 'clock'>;
type OfLesson = { readonly lessonId: LessonId };

const mostLessons = 500;
const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at));

/** What a lesson says about the rest of its course has to be true. */
const assertFits = async (
  tx: Tx,
  courseId: CourseId,
  lesson: { readonly id: LessonId; readonly levelId?: LevelId | null | undefined; readonly drip?: LessonInput['drip'] | undefined },
): Promise<void> => {
  const { id, levelId, drip = [] } = lesson;
  if (levelId && !(await tx.course.levelOf(courseId, levelId)))
    throw new Refusal('invalid', { issues: [{ path: 'level_id', message: 'is no level of this course' }] });
  if (drip.length === 0) return;
  const issues = strayRules(id, drip, await tx.course.nameable(courseId)).map(({ index, message }) => ({ path: `drip.${index}`, message }));
  if (issues.length > 0) throw new Refusal('invalid', { issues });
};

const orTaken = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (!isTaken(error, 'lesson_place')) throw error;
    throw new Refusal('conflict', {
      message: 'Another lesson of this course has this week, day and index.',
      issues: [{ path: 'order_index', message: 'is taken' }],
    });
  }
};

/** Adds a lesson to a course. */
export const addLesson =
  ({ store, clock }: Ports) =>
  async (
    { courseId, content, publishAt, orderIndex, ...given }: LessonInput & { readonly courseId: CourseId },
    actor: Actor,
  ): Promise<AdminLesson> => {
    const person = teaching(actor);
    const id = LessonId.parse(randomUUID());
    const quizzes = prepareQuizzes(id, content.quizzes);
    const act = {
      person,
      action: 'course.lesson_added' as const,
      subject: `lesson:${id}` as const,
      detail: { courseId, title: given.title },
    };
    return orTaken(
      edit(store, act, async (tx) => {
        await editableCourse(tx.course, courseId, { person, now: clock.now() });
        await assertFits(tx, courseId, { id, ...given });
        if ((await tx.course.nameable(courseId)).lessons.size >= mostLessons)
          throw new Refusal('conflict', { message: `A course holds at most ${mostLessons} lessons.` });
        const index = orderIndex ?? (await tx.course.nextIndex(courseId, given));
        const row = { ...given, id, courseId, orderIndex: index, notes: content.notes, publishAt: dateOf(publishAt) };
        await tx.course.addLessons([row]);
        await tx.quiz.add(quizzes);
        return found(await tx.course.adminLesson(id));
      }),
    );
  };

/** Changes what is given of a lesson. */
export const updateLesson =
  ({ store, clock }: Ports) =>
  async ({ lessonId, content, publishAt, ...change }: LessonChange & OfLesson, actor: Actor): Promise<AdminLesson> => {
    const person = teaching(actor);
    const detail = { fields: [...Object.keys(change), ...Object.keys(content ?? {}).map((key) => `content.${key}`)] };
    return orTaken(
      edit(store, { person, action: 'course.lesson_updated', subject: `lesson:${lessonId}`, detail }, async (tx) => {
        const { course } = await editableLesson(tx.course, lessonId, { person, now: clock.now() });
        await assertFits(tx, course.id, { id: lessonId, ...change });
        const published = publishAt === undefined ? {} : { publishAt: dateOf(publishAt) };
        await tx.course.changeLesson(lessonId, { ...change, ...published, notes: content?.notes });
        if (content?.quizzes) await tx.quiz.replace(lessonId, prepareQuizzes(lessonId, content.quizzes, await tx.quiz.idsOf(lessonId)));
        return found(await tx.course.adminLesson(lessonId));
      }),
    );
  };

/** Takes a lesson out of its course; what learners did with it is kept. */
export const removeLesson =
  ({ store, clock }: Ports) =>
  async ({ lessonId }: OfLesson, actor: Actor): Promise<null> => {
    const person = teaching(actor);
    await edit(store, { person, action: 'course.lesson_removed', subject: `lesson:${lessonId}` }, async (tx) => {
      await editableLesson(tx.course, lessonId, { person, now: clock.now() });
      await tx.course.archiveLesson(lessonId);
    });
    return null;
  };

/** Brings a lesson back. */
export const restoreLesson =
  ({ store, clock }: Ports) =>
  async ({ lessonId }: OfLesson, actor: Actor): Promise<AdminLesson> => {
    const person = teaching(actor);
    return orTaken(
      edit(store, { person, action: 'course.lesson_restored', subject: `lesson:${lessonId}` }, async (tx) => {
        await editableLesson(tx.course, lessonId, { person, now: clock.now(), archived: true });
        await tx.course.restoreLesson(lessonId);
        return found(await tx.course.adminLesson(lessonId));
      }),
    );
  };
