import { randomUUID } from 'node:crypto';
import type { Tx } from '@lyceum/db/transact.ts';
import type { AdminCourse, Level } from '@lyceum/shared/course/contract/world.ts';
import { reorderPlaces } from '@lyceum/shared/course/rules.ts';
import { type CourseId, type LessonId, LevelId, type PersonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { assertEditable, type Editing, edit, editableCourse, editableLesson, teaching } from './editing.ts';
import { found } from './viewer.ts';

type Ports = Pick<CoursePorts, 'store' | 'clock'>;
type LevelChange = { readonly title?: string | undefined; readonly orderIndex?: number | undefined };

/** Puts the lessons of a course into another order. */
export const reorder =
  ({ store, clock }: Ports) =>
  async (
    { courseId, lessonIds }: { readonly courseId: CourseId; readonly lessonIds: readonly LessonId[] },
    actor: Actor,
  ): Promise<AdminCourse> => {
    const person = teaching(actor);
    return edit(store, { person, action: 'course.reordered', subject: `course:${courseId}` }, async (tx) => {
      await editableCourse(tx.course, courseId, { person, now: clock.now() });
      const { lessons } = found(await tx.course.adminCourse(courseId));
      const places = reorderPlaces(lessons, lessonIds);
      if (!places) throw new Refusal('invalid', { issues: [{ path: 'lesson_ids', message: 'must name every lesson of the course once' }] });
      await tx.course.moveLessons(courseId, places);
      return found(await tx.course.adminCourse(courseId));
    });
  };

/** Adds a level to a course, after the others unless it says where. */
export const addLevel =
  ({ store, clock }: Ports) =>
  async ({ courseId, ...given }: LevelChange & { readonly courseId: CourseId; readonly title: string }, actor: Actor): Promise<Level> => {
    const person = teaching(actor);
    const id = LevelId.parse(randomUUID());
    return edit(store, { person, action: 'course.level_added', subject: `level:${id}`, detail: { courseId, ...given } }, async (tx) => {
      await editableCourse(tx.course, courseId, { person, now: clock.now() });
      return tx.course.addLevel({ id, courseId, ...given });
    });
  };

const assertLevel = async (tx: Tx, id: LevelId, { person, now }: Editing): Promise<void> => {
  const course = found(await tx.course.levelRights(id));
  assertEditable(course, person, now);
  if (course.isArchived) throw new Refusal('not_found');
};

/** Renames or moves a level. */
export const updateLevel =
  ({ store, clock }: Ports) =>
  async ({ levelId, ...change }: LevelChange & { readonly levelId: LevelId }, actor: Actor): Promise<Level> => {
    const person = teaching(actor);
    return edit(store, { person, action: 'course.level_updated', subject: `level:${levelId}`, detail: change }, async (tx) => {
      await assertLevel(tx, levelId, { person, now: clock.now() });
      return found(await tx.course.changeLevel(levelId, change));
    });
  };

/** Takes a level away; its lessons stay in the course. */
export const removeLevel =
  ({ store, clock }: Ports) =>
  async ({ levelId }: { readonly levelId: LevelId }, actor: Actor): Promise<null> => {
    const person = teaching(actor);
    await edit(store, { person, action: 'course.level_removed', subject: `level:${levelId}` }, async (tx) => {
      await assertLevel(tx, levelId, { person, now: clock.now() });
      await tx.course.removeLevel(levelId);
    });
    return null;
  };

/** Which lesson, or course, is opened to whom. */
interface Override {
  readonly courseId?: CourseId | undefined;
  readonly lessonId?: LessonId | undefined;
  readonly personId: PersonId;
  readonly isOpen: boolean;
}

/** Opens a lesson, or a whole course, to one person whatever its rules say. */
export const override =
  ({ store, clock }: Ports) =>
  async ({ courseId, lessonId, personId, isOpen }: Override, actor: Actor): Promise<null> => {
    const person = teaching(actor);
    const editing = { person, now: clock.now() };
    const subject = lessonId ? (`lesson:${lessonId}` as const) : (`course:${courseId ?? ''}` as const);
    await edit(store, { person, action: isOpen ? 'course.opened' : 'course.closed', subject, detail: { personId } }, async (tx) => {
      const course = lessonId
        ? (await editableLesson(tx.course, lessonId, editing)).course
        : await editableCourse(tx.course, courseId as CourseId, editing);
      found(await tx.account.person(personId));
      await tx.course.setOverride({ personId, courseId: course.id, lessonId: lessonId ?? null }, { grantedBy: person.id, isOpen });
    });
    return null;
  };
