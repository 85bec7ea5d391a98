import type { Locale } from '@lyceum/shared/account/contract.ts';
import type { AgendaRow } from '@lyceum/shared/agenda/rules.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import { person } from '../account/table.ts';
import type { Queryable } from '../client.ts';
import { agendaFeed } from './table.ts';

/** Whose calendar is at an address, and how they want to read it. */
export interface FeedOwner {
  readonly id: PersonId;
  readonly timezone: string;
  readonly locale: Locale;
}

/** Which part of whose agenda: classes within a span, and of everything what is nearest to now. Times in milliseconds. */
export interface AgendaQuery {
  readonly personId: PersonId;
  readonly now: number;
  readonly classes: { readonly from: number; readonly to: number };
  readonly limit: number;
}

const ms = (column: string): SQL => sql.raw(`floor(extract(epoch from ${column}) * 1000)::float8`);
const moment = (at: number): SQL => sql`${new Date(at).toISOString()}::timestamptz`;
const instant = 'coalesce(s.starts_at, s.created_at)';

const classes = ({ personId, classes: { from, to } }: AgendaQuery): SQL => sql`
  select ${sql.raw(instant)} as starts, s.id::text as id, json_build_object('kind', 'class', 'id', s.id, 'title', h.title,
    'startsAt', ${ms(instant)}, 'endsAt', ${ms('s.ends_at')}, 'endedAt', ${ms('s.ended_at')}) as item
  from room_member m join classroom_session s on s.room_id = m.room_id join room_head h on h.room_id = m.room_id
  where m.actor_id = ${personId} and ${sql.raw(instant)} between ${moment(from)} and ${moment(to)}`;

const assignments = ({ personId, now }: AgendaQuery): SQL => sql`
  select a.due_at, a.connection_id || a.id, json_build_object('kind', 'assignment', 'connectionId', a.connection_id, 'id', a.id,
    'title', a.name, 'courseName', c.name, 'startsAt', ${ms('a.due_at')}, 'url', a.url,
    'isDone', canvas_status(a, ${moment(now)}) in ('submitted', 'graded'))
  from canvas_connection k join canvas_assignment a on a.connection_id = k.id
    join canvas_course c on c.connection_id = a.connection_id and c.id = a.course_id
  where k.person_id = ${personId}`;

const events = ({ personId }: AgendaQuery): SQL => sql`
  select e.starts_at, e.connection_id || e.id, json_build_object('kind', 'event', 'connectionId', e.connection_id, 'id', e.id,
    'title', e.title, 'courseName', c.name, 'startsAt', ${ms('e.starts_at')}, 'endsAt', ${ms('e.ends_at')}, 'isAllDay', e.is_all_day,
    'location', e.location, 'url', e.url)
  from canvas_connection k join canvas_event e on e.connection_id = k.id
    left join canvas_course c on c.connection_id = e.connection_id and c.id = e.course_id
  where k.person_id = ${personId}`;

/** Reads agendas, each person's own. */
export const agendaReader = (db: Queryable) => ({
  /** Since when somebody's address is open; null when none is. */
  openSince: async (personId: PersonId): Promise<Date | null> => {
    const [row] = await db.select({ at: agendaFeed.createdAt }).from(agendaFeed).where(eq(agendaFeed.personId, personId));
    return row?.at ?? null;
  },

  ownerOf: async (codeHash: string): Promise<FeedOwner | null> => {
    const [row] = await db
      .select({ id: person.id, timezone: person.timezone, locale: person.locale })
      .from(agendaFeed)
      .innerJoin(person, eq(person.id, agendaFeed.personId))
      .where(eq(agendaFeed.codeHash, codeHash));
    return row ?? null;
  },

  /** By their starts. What has none, or one that no calendar can hold, is left out. */
  rows: async (query: AgendaQuery): Promise<AgendaRow[]> => {
    const { rows } = await db.execute<{ item: AgendaRow }>(sql`
      select item from (
        select * from (${classes(query)} union all ${assignments(query)} union all ${events(query)}) every
        where starts between '1970-01-01Z' and '9999-01-01Z'
        order by abs(extract(epoch from starts - ${moment(query.now)})), id limit ${query.limit}
      ) nearest order by starts, id`);
    return rows.map(({ item }) => item);
  },
});

export type AgendaReader = ReturnType<typeof agendaReader>;
