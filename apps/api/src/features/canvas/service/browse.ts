import type { Assignment, AssignmentStatus, Course, Grade } from '@lyceum/shared/canvas/contract.ts';
import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { namedCursor, oneMore, pageFrom, timedCursor } from './cursor.ts';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
type OfConnection = PageQuery & { readonly connectionId?: ConnectionId | undefined };
type OfCourse = OfConnection & { readonly courseId?: string | undefined };
type Wanted = OfCourse & {
  readonly status?: AssignmentStatus | undefined;
  readonly dueAfter?: string | undefined;
  readonly dueBefore?: string | undefined;
  readonly search?: string | undefined;
};
type Ports = Pick<CanvasPorts, 'store' | 'clock'>;

/** Somebody's courses, by name. */
export const courses =
  ({ store }: Ports) =>
  async ({ limit, cursor, connectionId }: OfConnection, actor: Actor): Promise<Page<Course>> => {
    const slice = { connectionId, limit: oneMore(limit), after: namedCursor.read(cursor) };
    return pageFrom(await store.read.canvas.courseList(personOf(actor).id, slice), limit, namedCursor.write);
  };

/** Somebody's assignments, by due date, undated last. */
export const assignments =
  ({ store, clock }: Ports) =>
  async ({ cursor, ...wanted }: Wanted, actor: Actor): Promise<Page<Assignment>> => {
    const filter = { ...wanted, limit: oneMore(wanted.limit), after: timedCursor.read(cursor), now: new Date(clock.now()) };
    return pageFrom(await store.read.canvas.assignmentList(personOf(actor).id, filter), wanted.limit, timedCursor.write);
  };

/** Somebody's posted grades, the newest first. */
export const grades =
  ({ store }: Ports) =>
  async ({ cursor, ...wanted }: OfCourse, actor: Actor): Promise<Page<Grade>> => {
    const slice = { ...wanted, limit: oneMore(wanted.limit), after: timedCursor.read(cursor) };
    return pageFrom(await store.read.canvas.gradeList(personOf(actor).id, slice), wanted.limit, timedCursor.write);
  };
