import type { Announcement, CalendarEvent, CourseModule } from '@lyceum/shared/canvas/contract/extras.ts';
import type { Assignment, Connection, Course, Grade } from '@lyceum/shared/canvas/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';

/** All that is known through somebody's connections. */
export interface Everything {
  connections: Connection[];
  courses: Course[];
  assignments: Assignment[];
  grades: Grade[];
  announcements: Announcement[];
  events: CalendarEvent[];
  modules: CourseModule[];
}

const items = async <T>(rows: Promise<readonly { readonly item: T }[]>): Promise<T[]> => (await rows).map(({ item }) => item);

/** Everything that was read of somebody's Canvas. */
export const data =
  ({ store, clock }: Pick<CanvasPorts, 'store' | 'clock'>) =>
  async (actor: Actor): Promise<Everything> => {
    const { id } = personOf(actor);
    const { canvas } = store.read;
    const [connections, courses, assignments, grades, announcements, events, modules] = await Promise.all([
      canvas.connections(id),
      items(canvas.courseList(id, {})),
      items(canvas.assignmentList(id, { now: new Date(clock.now()) })),
      items(canvas.gradeList(id, {})),
      items(canvas.announcementList(id, {})),
      items(canvas.eventList(id, {})),
      canvas.moduleList(id, {}),
    ]);
    return { connections, courses, assignments, grades, announcements, events, modules };
  };
