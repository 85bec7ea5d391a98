import type { LoggedEvent, SessionPerson } from '@lyceum/shared/classroom/contract.ts';
import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** A session as the database has it; its status is for rules to say. */
export interface SessionRow {
  readonly id: SessionId;
  readonly roomId: number;
  readonly ownerId: PersonId;
  readonly title: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly endedAt: string | null;
  readonly bookingId: string | null;
  readonly createdAt: string;
  readonly participants: readonly (SessionPerson & { readonly email: string })[];
}

/** Where a page of sessions goes on: after this one in the list's order. */
export interface SessionCursor {
  readonly at: string;
  readonly id: string;
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

// A session without a start is there from its creation on. Cursors carry milliseconds, so that is what rows are put in order by.
const order = sql.raw(`date_trunc('milliseconds', coalesce(s.starts_at, s.created_at))`);

const sessions = (where: SQL, tail: SQL = sql``) => sql`
  select s.id, s.room_id as "roomId", s.owner_id as "ownerId", h.title, ${iso('s.starts_at')} as "startsAt",
    ${iso('s.ends_at')} as "endsAt", ${iso('s.ended_at')} as "endedAt", s.booking_id as "bookingId", ${iso('s.created_at')} as "createdAt",
    (select json_agg(json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', m.role,
        'present', exists (select 1 from room_presence r where r.room_id = m.room_id and r.actor_id = m.actor_id))
        order by m.joined_at, p.id)
      from room_member m join person p on p.id = m.actor_id where m.room_id = s.room_id) as participants
  from classroom_session s join room_head h on h.room_id = s.room_id
  where ${where} ${tail}`;

/** Reads sessions. Lists are of what the asking person belongs to; `find` leaves the decision to its caller. */
export const classroomReader = (db: Queryable) => ({
  find: async (id: SessionId): Promise<SessionRow | null> => {
    const { rows } = await db.execute(sessions(sql`s.id = ${id}`));
    return (rows[0] as SessionRow | undefined) ?? null;
  },

  /** Soonest first: what is on or to come by its start, then what has ended, the latest first. */
  listFor: async (person: PersonId, page: { limit: number; after?: SessionCursor; ended: boolean }): Promise<SessionRow[]> => {
    const after = page.after
      ? page.ended
        ? sql`and (${order}, s.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`
        : sql`and (${order}, s.id) > (${page.after.at}::timestamptz, ${page.after.id}::uuid)`
      : sql``;
    const { rows } = await db.execute(
      sessions(
        sql`s.room_id in (select room_id from room_member where actor_id = ${person})
          and s.ended_at is ${page.ended ? sql`not null` : sql`null`} ${after}`,
        page.ended ? sql`order by ${order} desc, s.id desc limit ${page.limit}` : sql`order by ${order}, s.id limit ${page.limit}`,
      ),
    );
    return rows as unknown as SessionRow[];
  },

  /** What browsers logged in a room, newest first, before a number. */
  events: async (roomId: number, filter: { before: number; limit: number; eventType?: string }): Promise<LoggedEvent[]> => {
    const type = filter.eventType ? sql`and e.data::json ->> 'event_type' = ${filter.eventType}` : sql``;
    const { rows } = await db.execute(sql`
      select e.seq::float8 as seq, ${iso('e.at')} as at, e.data::json ->> 'event_type' as "eventType", e.data::json -> 'data' as data,
        json_build_object('id', e.actor_id, 'name', p.name, 'role', coalesce(m.role, 'member')) as actor
      from room_event e join person p on p.id = e.actor_id
        left join room_member m on m.room_id = e.room_id and m.actor_id = e.actor_id
      where e.room_id = ${roomId} and e.kind = 'event.logged' and e.seq < ${filter.before} ${type}
      order by e.seq desc limit ${filter.limit}`);
    return rows as unknown as LoggedEvent[];
  },

  eventStats: async (roomId: number): Promise<{ eventType: string; count: number; firstAt: string; lastAt: string }[]> => {
    const { rows } = await db.execute(sql`
      select data::json ->> 'event_type' as "eventType", count(*)::int as count,
        ${iso('min(at)')} as "firstAt", ${iso('max(at)')} as "lastAt"
      from room_event where room_id = ${roomId} and kind = 'event.logged' group by 1 order by 1`);
    return rows as unknown as { eventType: string; count: number; firstAt: string; lastAt: string }[];
  },
});

export type ClassroomReader = ReturnType<typeof classroomReader>;
