import { randomUUID } from 'node:crypto';
import type { NewLesson } from '@lyceum/db/course/writer/teaching.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import type { AdminLesson, DripRule } from '@lyceum/shared/course/contract/lesson.ts';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { CourseId, LessonId, LevelId, type QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { edit, editableCourse, teaching } from './editing.ts';
import { prepareQuizzes } from './quizzes.ts';
import { found } from './viewer.ts';

/** What stands for what in the copy. */
interface Copies {
  readonly levels: ReadonlyMap<LevelId, LevelId>;
  readonly lessons: ReadonlyMap<LessonId, LessonId>;
  readonly quizzes: ReadonlyMap<QuizId, QuizId>;
}

/** The rule with the copies' ids; a rule about what is no longer there is left behind. */
const copyRule = (rule: DripRule, { lessons, quizzes }: Copies): DripRule[] => {
  if (rule.kind === 'prerequisite') {
    const lessonId = lessons.get(rule.lessonId);
    return lessonId ? [{ ...rule, lessonId }] : [];
  }
  if (rule.kind !== 'score') return [rule];
  const quizId = quizzes.get(rule.quizId);
  return quizId ? [{ ...rule, quizId }] : [];
};

const copyLevels = async (tx: Tx, from: AdminCourse, courseId: CourseId): Promise<Map<LevelId, LevelId>> => {
  const copies = new Map(from.levels.map(({ id }) => [id, LevelId.parse(randomUUID())]));
  await tx.course.addLevels(from.levels.map((level) => ({ ...level, id: copies.get(level.id) as LevelId, courseId })));
  return copies;
};

const copyLessons = async (tx: Tx, from: AdminCourse, courseId: CourseId): Promise<void> => {
  const levels = await copyLevels(tx, from, courseId);
  const lessons = new Map(from.lessons.map(({ id }) => [id, LessonId.parse(randomUUID())]));
  const idOf = (id: LessonId): LessonId => lessons.get(id) as LessonId;
  const prepared = from.lessons.map(({ id, content }) => ({ from: content.quizzes, to: prepareQuizzes(idOf(id), content.quizzes) }));
  const pairs = prepared.flatMap(({ from: before, to }) =>
    before.flatMap(({ id }, n) => (id && to[n] ? [[id, to[n].shown.id] as const] : [])),
  );
  const copies = { levels, lessons, quizzes: new Map(pairs) };
  await tx.course.addLessons(from.lessons.map((lesson) => rowOf({ ...lesson, id: idOf(lesson.id), courseId }, copies)));
  await tx.quiz.add(prepared.flatMap(({ to }) => to));
};

const rowOf = (lesson: AdminLesson, copies: Copies): NewLesson => {
  const { content, publishAt, muxPlaybackId: _, archivedAt: __, ...line } = lesson;
  return {
    ...line,
    levelId: line.levelId && (copies.levels.get(line.levelId) ?? null),
    notes: content.notes,
    drip: line.drip.flatMap((rule) => copyRule(rule, copies)),
    publishAt: publishAt === null ? null : new Date(publishAt),
  };
};

/** Makes a draft of one's own out of a course one may edit; what learners did is not copied. */
export const duplicate =
  ({ store, clock }: Pick<CoursePorts, 'store' | 'clock'>) =>
  async ({ courseId }: { readonly courseId: CourseId }, actor: Actor): Promise<AdminCourse> => {
    const person = teaching(actor);
    const id = CourseId.parse(randomUUID());
    return edit(store, { person, action: 'course.duplicated', subject: `course:${id}`, detail: { from: courseId } }, async (tx) => {
      await editableCourse(tx.course, courseId, { person, now: clock.now() });
      const from = found(await tx.course.adminCourse(courseId));
      const { title, description, difficulty, thumbnailUrl, language } = from;
      const copy = { title: `${title} (2)`.slice(-200), description, difficulty, thumbnailUrl, language };
      await tx.course.addCourses([{ ...copy, id, ownerId: person.id, visibility: 'draft', publishAt: null }]);
      await copyLessons(tx, from, id);
      return found(await tx.course.adminCourse(id));
    });
  };
