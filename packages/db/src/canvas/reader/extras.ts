import type { Announcement, CalendarEvent, CourseModule } from '@lyceum/shared/canvas/contract/extras.ts';
import type { CanvasId, ConnectionId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { and, atMost, iso, moment, ms, ofConnection, ofPerson, type Placed, type Slice, type TimedKey } from './slice.ts';

/** Which announcements. */
export interface AnnouncementFilter extends Slice<TimedKey> {
  readonly courseId?: CanvasId | undefined;
}

/** Which events: those that begin between two times, or that go on until one at least. */
export interface EventFilter extends Slice<TimedKey> {
  readonly startsAfter?: string | undefined;
  readonly startsBefore?: string | undefined;
  readonly lastsUntil?: string | undefined;
}

/** Whose modules: of one course, or of all. */
export interface ModuleFilter {
  readonly connectionId?: ConnectionId | undefined;
  readonly courseId?: CanvasId | undefined;
}

const announcementJson = sql`json_build_object('id', n.id, 'connectionId', n.connection_id, 'courseId', n.course_id, 'courseName', c.name,
  'title', n.title, 'message', n.message, 'author', n.author, 'postedAt', ${iso('n.posted_at')}, 'url', n.url)`;

const eventJson = sql`json_build_object('id', e.id, 'connectionId', e.connection_id, 'title', e.title,
  'course', case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end,
  'startsAt', ${iso('e.starts_at')}, 'endsAt', ${iso('e.ends_at')}, 'isAllDay', e.is_all_day, 'location', e.location, 'url', e.url)`;

const moduleJson = sql`json_build_object('id', m.id, 'connectionId', m.connection_id, 'courseId', m.course_id, 'name', m.name,
  'position', m.position, 'state', m.state, 'unlockAt', ${iso('m.unlock_at')}, 'items', m.items)`;

const ofAnnouncement = sql`from canvas_announcement n join canvas_course c on c.connection_id = n.connection_id and c.id = n.course_id
  join canvas_connection k on k.id = n.connection_id`;
const ofEvent = sql`from canvas_event e join canvas_connection k on k.id = e.connection_id
  left join canvas_course c on c.connection_id = e.connection_id and c.id = e.course_id`;

/** Reads what stands in Canvas beside courses and assignments, each within its own person's. */
export const extrasReader = (db: Queryable) => ({
  /** The newest first; those of which Canvas does not say when, last. */
  announcementList: async (person: PersonId, filter: AnnouncementFilter): Promise<Placed<Announcement, TimedKey>[]> => {
    const { connectionId, courseId, after, limit } = filter;
    const place = sql`coalesce(${ms('n.posted_at')}, '-infinity')`;
    const { rows } = await db.execute<Placed<Announcement, TimedKey> & Record<string, unknown>>(sql`
      select ${announcementJson} as item, json_build_object('ms', ${ms('n.posted_at')}, 'connectionId', n.connection_id, 'id', n.id) as key
      ${ofAnnouncement} where ${and(
        ofPerson(person),
        ofConnection('n', connectionId),
        courseId === undefined ? undefined : sql`n.course_id = ${courseId}`,
        after && sql`(${place}, n.connection_id, n.id) < (${after.ms ?? '-infinity'}::float8, ${after.connectionId}::uuid, ${after.id})`,
      )}
      order by ${place} desc, n.connection_id desc, n.id desc ${atMost(limit)}`);
    return rows;
  },

  /** By their beginning, those without one last. */
  eventList: async (person: PersonId, filter: EventFilter): Promise<Placed<CalendarEvent, TimedKey>[]> => {
    const { connectionId, startsAfter, startsBefore, lastsUntil, after, limit } = filter;
    const place = sql`coalesce(${ms('e.starts_at')}, 'infinity')`;
    const { rows } = await db.execute<Placed<CalendarEvent, TimedKey> & Record<string, unknown>>(sql`
      select ${eventJson} as item, json_build_object('ms', ${ms('e.starts_at')}, 'connectionId', e.connection_id, 'id', e.id) as key
      ${ofEvent} where ${and(
        ofPerson(person),
        ofConnection('e', connectionId),
        startsAfter === undefined ? undefined : sql`e.starts_at >= ${moment(startsAfter)}`,
        startsBefore === undefined ? undefined : sql`e.starts_at < ${moment(startsBefore)}`,
        lastsUntil === undefined ? undefined : sql`greatest(e.starts_at, e.ends_at) >= ${moment(lastsUntil)}`,
        after && sql`(${place}, e.connection_id, e.id) > (${after.ms ?? 'infinity'}::float8, ${after.connectionId}::uuid, ${after.id})`,
      )}
      order by ${place}, e.connection_id, e.id ${atMost(limit)}`);
    return rows;
  },

  /** In the order in which Canvas shows them. */
  moduleList: async (person: PersonId, { connectionId, courseId }: ModuleFilter): Promise<CourseModule[]> => {
    const { rows } = await db.execute<{ item: CourseModule }>(sql`
      select ${moduleJson} as item from canvas_module m join canvas_connection k on k.id = m.connection_id where ${and(
        ofPerson(person),
        ofConnection('m', connectionId),
        courseId === undefined ? undefined : sql`m.course_id = ${courseId}`,
      )}
      order by m.connection_id, m.course_id, m.position, m.id`);
    return rows.map(({ item }) => item);
  },
});
