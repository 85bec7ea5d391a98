import type { Announcement, CalendarEvent, CourseModule } from '@lyceum/shared/canvas/contract/extras.ts';
import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { oneMore, pageFrom, timedCursor } from './cursor.ts';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
type OfConnection = PageQuery & { readonly connectionId?: ConnectionId | undefined };
type OfCourse = OfConnection & { readonly courseId?: string | undefined };
type Between = OfConnection & { readonly startsAfter?: string | undefined; readonly startsBefore?: string | undefined };
type Ports = Pick<CanvasPorts, 'store' | 'clock'>;

const dayMs = 86_400_000;

/** What somebody's teachers told, the newest first. */
export const announcements =
  ({ store }: Ports) =>
  async ({ cursor, ...wanted }: OfCourse, actor: Actor): Promise<Page<Announcement>> => {
    const filter = { ...wanted, limit: oneMore(wanted.limit), after: timedCursor.read(cursor) };
    return pageFrom(await store.read.canvas.announcementList(personOf(actor).id, filter), wanted.limit, timedCursor.write);
  };

/** What stands in somebody's calendars, by its beginning; without dates: whatever was not over a day ago. */
export const events =
  ({ store, clock }: Ports) =>
  async ({ cursor, ...wanted }: Between, actor: Actor): Promise<Page<CalendarEvent>> => {
    const isBounded = wanted.startsAfter !== undefined || wanted.startsBefore !== undefined;
    const lastsUntil = isBounded ? undefined : new Date(clock.now() - dayMs).toISOString();
    const filter = { ...wanted, lastsUntil, limit: oneMore(wanted.limit), after: timedCursor.read(cursor) };
    return pageFrom(await store.read.canvas.eventList(personOf(actor).id, filter), wanted.limit, timedCursor.write);
  };

/** The modules of one of somebody's courses, in their order. */
export const modules =
  ({ store }: Ports) =>
  async (
    wanted: { readonly connectionId?: ConnectionId | undefined; readonly courseId: string },
    actor: Actor,
  ): Promise<{ items: CourseModule[]; nextCursor: null }> => ({
    items: await store.read.canvas.moduleList(personOf(actor).id, wanted),
    nextCursor: null,
  });
