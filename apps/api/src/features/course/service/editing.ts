import type { CourseRow, LessonRights } from '@lyceum/db/course/reader/teaching.ts';
import type { Readers } from '@lyceum/db/stores.ts';
import type { Store, Tx } from '@lyceum/db/transact.ts';
import { mayEdit, maySee } from '@lyceum/shared/course/rules.ts';
import type { CourseId, LessonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, type PersonActor, personOf } from '../../../platform/actor.ts';
import { found } from './viewer.ts';

type Reads = Pick<Readers['course'], 'courseRow' | 'lessonRights'>;

/** Whoever teaches: tutors and admins. */
export const teaching = (actor: Actor): PersonActor => {
  const person = personOf(actor);
  if (person.role !== 'tutor' && person.role !== 'admin')
    throw new Refusal('forbidden', { message: 'Only tutors and admins edit courses.' });
  return person;
};

/** Lets pass whoever may edit a course; 403 for what the person may at least see, 404 for the rest. */
export const assertEditable = (course: CourseRow, person: PersonActor, now: number): void => {
  if (mayEdit(course, person)) return;
  if (!course.isArchived && maySee(course, person, now))
    throw new Refusal('forbidden', { message: 'This course belongs to somebody else.' });
  throw new Refusal('not_found');
};

/** Who edits, and when. */
export interface Editing {
  readonly person: PersonActor;
  readonly now: number;
}

/** A living course that the person may edit; `archived` asks for one that was removed. */
export const editableCourse = async (
  read: Reads,
  id: CourseId,
  { person, now, archived = false }: Editing & { archived?: boolean },
): Promise<CourseRow> => {
  const course = found(await read.courseRow(id));
  assertEditable(course, person, now);
  if (course.isArchived !== archived) throw new Refusal(archived ? 'conflict' : 'not_found');
  return course;
};

/** A living lesson of a living course that the person may edit; `archived` asks for one that was removed. */
export const editableLesson = async (
  read: Reads,
  id: LessonId,
  { person, now, archived = false }: Editing & { archived?: boolean },
): Promise<LessonRights> => {
  const lesson = found(await read.lessonRights(id));
  assertEditable(lesson.course, person, now);
  if (lesson.course.isArchived) throw new Refusal('not_found');
  if (lesson.isArchived !== archived) throw new Refusal(archived ? 'conflict' : 'not_found');
  return lesson;
};

/** A change of the catalogue, as the trail of privileged acts tells it. */
export interface Edit {
  readonly person: PersonActor;
  readonly action: `course.${string}`;
  readonly subject: `course:${string}` | `lesson:${string}` | `level:${string}`;
  readonly detail?: object;
}

/** Changes the catalogue in one transaction: the change, the catalogue's new version, and the trail's entry. */
export const edit = <T>(store: Store, { person, ...act }: Edit, work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.transact(async (tx) => {
    const result = await work(tx);
    await tx.course.catalogueChanged();
    await tx.audit.record({ actorId: person.id, ...act });
    return result;
  });
