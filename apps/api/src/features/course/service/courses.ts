import { randomUUID } from 'node:crypto';
import type { Tx } from '@lyceum/db/transact.ts';
import type { AdminCourse, AdminWorld, CourseChange, CourseInput } from '@lyceum/shared/course/contract/world.ts';
import { CourseId, type PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor, PersonActor } from '../../../platform/actor.ts';
import { timeCursor } from '../../../platform/cursor.ts';
import type { CoursePorts } from '../ports.ts';
import { edit, editableCourse, teaching } from './editing.ts';
import { found } from './viewer.ts';

type Ports = Pick<CoursePorts, 'store' | 'clock'>;
type OfCourse = { readonly courseId: CourseId };

const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at));

/** The courses one may edit, the newest first: admins all, tutors their own. */
export const adminList =
  ({ store }: Ports) =>
  async (
    { limit, cursor, archived }: PageQuery & { readonly archived: boolean },
    actor: Actor,
  ): Promise<{ items: AdminWorld[]; nextCursor: string | null }> => {
    const person = teaching(actor);
    const after = cursor === undefined ? {} : { after: timeCursor.read(cursor) };
    const rows = await store.read.course.adminWorlds(person.role === 'admin' ? null : person.id, { archived, limit, ...after });
    const last = rows.at(-1);
    const nextCursor = last && rows.length === limit ? timeCursor.write({ at: last.createdAt, id: last.id }) : null;
    return { items: rows, nextCursor };
  };

/** A course with everything in it. */
export const adminGet =
  ({ store, clock }: Ports) =>
  async ({ courseId }: OfCourse, actor: Actor): Promise<AdminCourse> => {
    await editableCourse(store.read.course, courseId, { person: teaching(actor), now: clock.now() });
    return found(await store.read.course.adminCourse(courseId));
  };

/** Whose a course is to be: one's own, unless an admin gives it to somebody who teaches. */
const ownerOf = async (tx: Tx, person: PersonActor, asked: PersonId | undefined): Promise<PersonId> => {
  if (asked === undefined || asked === person.id) return person.id;
  if (person.role !== 'admin') throw new Refusal('forbidden', { message: 'Only an admin gives courses to others.' });
  const owner = await tx.account.person(asked);
  if (owner?.role === 'tutor' || owner?.role === 'admin') return asked;
  throw new Refusal('invalid', { issues: [{ path: 'owner_id', message: 'is nobody who teaches' }] });
};

/** Makes a course, without lessons yet. */
export const create =
  ({ store }: Ports) =>
  async ({ ownerId, publishAt, ...given }: CourseInput, actor: Actor): Promise<AdminCourse> => {
    const person = teaching(actor);
    const id = CourseId.parse(randomUUID());
    return edit(store, { person, action: 'course.created', subject: `course:${id}`, detail: { title: given.title } }, async (tx) => {
      await tx.course.addCourses([{ ...given, id, ownerId: await ownerOf(tx, person, ownerId), publishAt: dateOf(publishAt) }]);
      return found(await tx.course.adminCourse(id));
    });
  };

/** Changes what is given of a course. */
export const update =
  ({ store, clock }: Ports) =>
  async ({ courseId, ownerId, publishAt, ...change }: CourseChange & OfCourse, actor: Actor): Promise<AdminCourse> => {
    const person = teaching(actor);
    const detail = { ...change, ...(ownerId && { ownerId }), ...(publishAt !== undefined && { publishAt }) };
    return edit(store, { person, action: 'course.updated', subject: `course:${courseId}`, detail }, async (tx) => {
      await editableCourse(tx.course, courseId, { person, now: clock.now() });
      const owner = ownerId === undefined ? {} : { ownerId: await ownerOf(tx, person, ownerId) };
      const published = publishAt === undefined ? {} : { publishAt: dateOf(publishAt) };
      await tx.course.changeCourse(courseId, { ...change, ...owner, ...published });
      return found(await tx.course.adminCourse(courseId));
    });
  };

const archiving =
  (isArchived: boolean) =>
  ({ store, clock }: Ports) =>
  async ({ courseId }: OfCourse, actor: Actor): Promise<void> => {
    const person = teaching(actor);
    const action = isArchived ? 'course.removed' : 'course.restored';
    await edit(store, { person, action, subject: `course:${courseId}` }, async (tx) => {
      await editableCourse(tx.course, courseId, { person, now: clock.now(), archived: !isArchived });
      await tx.course.setArchived(courseId, isArchived);
    });
  };

/** Takes a course out of the school; everything in it is kept. */
export const remove =
  (ports: Ports) =>
  async (input: OfCourse, actor: Actor): Promise<null> => {
    await archiving(true)(ports)(input, actor);
    return null;
  };

/** Brings a course back. */
export const restore =
  (ports: Ports) =>
  async (input: OfCourse, actor: Actor): Promise<AdminCourse> => {
    await archiving(false)(ports)(input, actor);
    return adminGet(ports)(input, actor);
  };
