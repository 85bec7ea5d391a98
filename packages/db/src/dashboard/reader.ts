import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** Whose figures, at which moment, in whose days. */
export interface Viewpoint {
  readonly personId: PersonId;
  readonly now: Date;
  /** An IANA time zone. */
  readonly zone: string;
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

// The person's own assignments, with the names of their courses, and how each stands.
const mine = ({ personId, now }: Viewpoint): SQL => sql`(
  select a.*, c.name as course_name, canvas_status(a, ${now.toISOString()}::timestamptz) as status
  from canvas_assignment a join canvas_course c on c.connection_id = a.connection_id and c.id = a.course_id
    join canvas_connection k on k.id = a.connection_id
  where k.person_id = ${personId})`;
const courses = ({ personId }: Viewpoint): SQL =>
  sql`canvas_course c join canvas_connection k on k.id = c.connection_id where k.person_id = ${personId}`;
const moment = ({ now }: Viewpoint): SQL => sql`${now.toISOString()}::timestamptz`;
const unsubmitted = sql.raw(`status in ('missing', 'overdue', 'upcoming')`);
const percent = sql.raw(`100 * score / points_possible`);

const dueJson = sql`json_build_object('connectionId', connection_id, 'courseId', course_id, 'courseName', course_name, 'assignmentId', id,
  'name', name, 'dueAt', ${iso('due_at')}, 'pointsPossible', points_possible, 'url', url)`;

/** Every figure of the dashboard. Each is one query of its own, which says what is counted. */
const figures: { readonly [F in keyof Stats]: (of: Viewpoint) => SQL } = {
  /** Courses that Canvas lists as current, the restricted ones too. */
  courses: (of) => sql`select count(*)::int from ${courses(of)}`,

  /** Published assignments in all of them, done or not. */
  assignments: () => sql`select count(*)::int from mine m`,

  /** Not submitted, not graded, not excused, and due from now on until the same time in seven days. */
  dueSoon: (of) =>
    sql`select count(*)::int from mine m where ${unsubmitted} and due_at >= ${moment(of)} and due_at < ${moment(of)} + interval '7 days'`,

  /** Not submitted, not graded, not excused, and due before now. */
  overdue: (of) => sql`select count(*)::int from mine m where ${unsubmitted} and due_at < ${moment(of)}`,

  /** Submitted or graded within the last seven days, whichever came last; excused work was not done. */
  doneThisWeek: (of) => sql`select count(*)::int from mine m where status in ('submitted', 'graded')
        and greatest(submitted_at, graded_at) between ${moment(of)} - interval '7 days' and ${moment(of)}`,

  /** The mean of the current scores that Canvas shows, each course counted once, whatever its size; two decimals. */
  average: (of) => sql`select round(avg(c.current_score)::numeric, 2)::float8 from ${courses(of)}`,

  /**
   * For each course how much there is and how much of it has a posted grade, and the last twelve grades that were given as percents of
   * the points that could be reached, in the order they were given. Work without points has no percent.
   */
  perCourse: (of) => sql`select coalesce(json_agg(json_build_object('id', c.id, 'connectionId', c.connection_id, 'name', c.name,
          'currentScore', c.current_score, 'currentGrade', c.current_grade, 'assignments', n.assignments, 'graded', n.graded,
          'trend', t.trend) order by c.name collate "und-x-icu", c.connection_id, c.id), '[]')
        from canvas_course c join canvas_connection k on k.id = c.connection_id
          cross join lateral (select count(*) as assignments, count(*) filter (where canvas_status(a, ${moment(of)}) = 'graded') as graded
            from canvas_assignment a where a.connection_id = c.connection_id and a.course_id = c.id) n
          cross join lateral (select coalesce(json_agg(json_build_object('at', ${iso('graded_at')}, 'percent', ${percent})
              order by graded_at, id), '[]') as trend
            from (select * from canvas_assignment a where a.connection_id = c.connection_id and a.course_id = c.id
                and not is_excused and score is not null and points_possible > 0 and graded_at is not null
              order by graded_at desc, id desc limit 12) last) t
        where k.person_id = ${of.personId}`,

  /** What is not submitted and due on each of fourteen days from today on, and its points; today counts whole, the past hours too. */
  workload: (of) => sql`with today as (select (${moment(of)} at time zone ${of.zone})::date as day)
        select json_agg(json_build_object('date', d.date, 'assignments', d.assignments, 'points', d.points) order by d.date)
        from (select to_char(today.day + n, 'YYYY-MM-DD') as date, count(m.id) as assignments, coalesce(sum(m.points_possible), 0) as points
          from today cross join generate_series(0, 13) n
            left join mine m on ${unsubmitted} and (m.due_at at time zone ${of.zone})::date = today.day + n
          group by today.day, n) d`,

  /** The next ten things that are due and not submitted. */
  upcoming: (of) => sql`select coalesce(json_agg(${dueJson} order by due_at, connection_id, id), '[]') from (select * from mine m
        where ${unsubmitted} and due_at >= ${moment(of)} order by due_at, connection_id, id limit 10) next`,

  /** What Canvas calls missing, or was due and is not there, or was handed in late and has no grade yet: ten, due latest first. */
  missing: (of) => sql`select coalesce(json_agg(${dueJson} order by due_at desc, connection_id, id), '[]') from (select * from mine m
        where (status in ('missing', 'overdue') or (status = 'submitted' and is_late)) and due_at < ${moment(of)}
        order by due_at desc, connection_id, id limit 10) last`,

  /** When the connection that was read whole longest ago was; null while there is one that never was, or none at all. */
  freshAt: (of) => sql`select case when bool_and(last_synced_at is not null) then ${iso('min(last_synced_at)')} end
        from canvas_connection where person_id = ${of.personId}`,
};

/** Reads the dashboard. */
export const dashboardReader = (db: Queryable) => ({
  /** All figures in one statement, so that they are of one moment and fit together. */
  stats: async (of: Viewpoint): Promise<Stats> => {
    const columns = Object.entries(figures).map(([name, figure]) => sql`(${figure(of)}) as ${sql.identifier(name)}`);
    const { rows } = await db.execute<Stats & Record<string, unknown>>(
      sql`with mine as materialized ${mine(of)} select ${sql.join(columns, sql`, `)}`,
    );
    return rows[0] as Stats;
  },
});

export type DashboardReader = ReturnType<typeof dashboardReader>;
