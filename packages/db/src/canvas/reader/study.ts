import type { Change } from '@lyceum/shared/canvas/contract/change.ts';
import type { Assignment, AssignmentStatus, Course, Grade } from '@lyceum/shared/canvas/contract.ts';
import type { CanvasId, ChangeId, ConnectionId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { and, atMost, iso, moment, ms, ofConnection, ofPerson, type Placed, type Slice, type TimedKey } from './slice.ts';

/** The last row of the page before, as far as its order needs it. */
export interface CourseKey {
  readonly name: string;
  readonly connectionId: string;
  readonly id: string;
}

/** Which assignments. */
export interface AssignmentFilter extends Slice<TimedKey> {
  readonly courseId?: CanvasId | undefined;
  readonly status?: AssignmentStatus | undefined;
  readonly dueAfter?: string | undefined;
  readonly dueBefore?: string | undefined;
  readonly search?: string | undefined;
  readonly now: Date;
}

// As many letters of a name as a cursor holds, in the order that people expect whatever the database's own is.
const nameKey = sql.raw('left(c.name, 16) collate "und-x-icu"');
const pattern = (search: string): string => `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

const courseJson = sql`json_build_object('id', c.id, 'connectionId', c.connection_id, 'name', c.name, 'code', c.code, 'term', c.term,
  'isRestricted', c.is_restricted, 'currentScore', c.current_score, 'currentGrade', c.current_grade, 'finalScore', c.final_score,
  'finalGrade', c.final_grade, 'url', c.url, 'syncedAt', ${iso('c.synced_at')},
  'assignmentCount', (select count(*) from canvas_assignment a where a.connection_id = c.connection_id and a.course_id = c.id),
  'modules', (select json_build_object('count', count(distinct m.id), 'items', count(i->>'isDone'),
      'done', count(*) filter (where i->>'isDone' = 'true'))
    from canvas_module m left join lateral jsonb_array_elements(m.items) i on true where m.connection_id = c.connection_id and m.course_id = c.id))`;

const assignmentJson = (now: Date) => sql`json_build_object('id', a.id, 'connectionId', a.connection_id, 'courseId', a.course_id,
  'courseName', c.name, 'name', a.name, 'status', canvas_status(a, ${moment(now)}), 'dueAt', ${iso('a.due_at')},
  'unlockAt', ${iso('a.unlock_at')}, 'lockAt', ${iso('a.lock_at')}, 'pointsPossible', a.points_possible,
  'submissionTypes', a.submission_types, 'url', a.url, 'score', a.score, 'grade', a.grade, 'submittedAt', ${iso('a.submitted_at')},
  'gradedAt', ${iso('a.graded_at')}, 'isLate', a.is_late, 'isMissing', a.is_missing)`;

const gradeJson = sql`json_build_object('connectionId', a.connection_id, 'courseId', a.course_id, 'courseName', c.name,
  'assignmentId', a.id, 'assignmentName', a.name, 'score', a.score, 'grade', a.grade, 'pointsPossible', a.points_possible,
  'percent', 100 * a.score / nullif(greatest(a.points_possible, 0), 0), 'gradedAt', ${iso('a.graded_at')})`;

const changeJson = sql`json_build_object('id', h.id, 'at', ${iso('h.at')}, 'connectionId', h.connection_id, 'kind', h.kind,
  'course', json_build_object('id', h.course_id, 'name', h.course_name), 'title', h.title, 'old', h.old, 'new', h.new,
  'assignment', case when h.assignment_id is not null then json_build_object('id', h.assignment_id, 'name', h.assignment_name) end,
  'isNew', h.id > coalesce(s.up_to, 0))`;

const ofCourse = sql`from canvas_course c join canvas_connection k on k.id = c.connection_id`;
const ofAssignment = sql`from canvas_assignment a join canvas_course c on c.connection_id = a.connection_id and c.id = a.course_id
  join canvas_connection k on k.id = a.connection_id`;
const ofChange = (person: PersonId) => sql`from canvas_change h join canvas_connection k on k.id = h.connection_id
  left join canvas_seen s on s.person_id = ${person}`;

/** Reads what was read of Canvas, each within its own person's. */
export const studyReader = (db: Queryable) => ({
  /** In the order of their names. */
  courseList: async (person: PersonId, { connectionId, after, limit }: Slice<CourseKey>): Promise<Placed<Course, CourseKey>[]> => {
    const { rows } = await db.execute<Placed<Course, CourseKey> & Record<string, unknown>>(sql`
      select ${courseJson} as item, json_build_object('name', ${nameKey}, 'connectionId', c.connection_id, 'id', c.id) as key ${ofCourse}
      where ${and(
        ofPerson(person),
        ofConnection('c', connectionId),
        after && sql`(${nameKey}, c.connection_id, c.id) > (${after.name}, ${after.connectionId}::uuid, ${after.id})`,
      )}
      order by ${nameKey}, c.connection_id, c.id ${atMost(limit)}`);
    return rows;
  },

  /** By the time they are due, undated last. */
  assignmentList: async (person: PersonId, filter: AssignmentFilter): Promise<Placed<Assignment, TimedKey>[]> => {
    const { connectionId, courseId, status, dueAfter, dueBefore, search, after, limit, now } = filter;
    const place = sql`coalesce(${ms('a.due_at')}, 'infinity')`;
    const { rows } = await db.execute<Placed<Assignment, TimedKey> & Record<string, unknown>>(sql`
      select ${assignmentJson(now)} as item,
        json_build_object('ms', ${ms('a.due_at')}, 'connectionId', a.connection_id, 'id', a.id) as key ${ofAssignment}
      where ${and(
        ofPerson(person),
        ofConnection('a', connectionId),
        courseId === undefined ? undefined : sql`a.course_id = ${courseId}`,
        status && sql`canvas_status(a, ${moment(now)}) = ${status}`,
        dueAfter === undefined ? undefined : sql`a.due_at >= ${moment(dueAfter)}`,
        dueBefore === undefined ? undefined : sql`a.due_at < ${moment(dueBefore)}`,
        search === undefined ? undefined : sql`lower(a.name collate "und-x-icu") like ${pattern(search)}`,
        after && sql`(${place}, a.connection_id, a.id) > (${after.ms ?? 'infinity'}::float8, ${after.connectionId}::uuid, ${after.id})`,
      )}
      order by ${place}, a.connection_id, a.id ${atMost(limit)}`);
    return rows;
  },

  /** Grades that were posted, the newest first; those of which Canvas does not say when, last. */
  gradeList: async (
    person: PersonId,
    { connectionId, courseId, after, limit }: Slice<TimedKey> & { readonly courseId?: CanvasId | undefined },
  ): Promise<Placed<Grade, TimedKey>[]> => {
    const place = sql`coalesce(${ms('a.graded_at')}, '-infinity')`;
    const { rows } = await db.execute<Placed<Grade, TimedKey> & Record<string, unknown>>(sql`
      select ${gradeJson} as item, json_build_object('ms', ${ms('a.graded_at')}, 'connectionId', a.connection_id, 'id', a.id) as key
      ${ofAssignment} where ${and(
        ofPerson(person),
        sql`(a.grade is not null or a.score is not null) and not a.is_excused`,
        ofConnection('a', connectionId),
        courseId === undefined ? undefined : sql`a.course_id = ${courseId}`,
        after && sql`(${place}, a.connection_id, a.id) < (${after.ms ?? '-infinity'}::float8, ${after.connectionId}::uuid, ${after.id})`,
      )}
      order by ${place} desc, a.connection_id desc, a.id desc ${atMost(limit)}`);
    return rows;
  },

  /** What became different, the newest first. */
  changeList: async (
    person: PersonId,
    { connectionId, before, limit }: { connectionId?: ConnectionId | undefined; before: number; limit: number },
  ): Promise<Change[]> => {
    const { rows } = await db.execute<{ item: Change }>(sql`
      select ${changeJson} as item ${ofChange(person)}
      where ${and(ofPerson(person), sql`h.id < ${before}`, ofConnection('h', connectionId))} order by h.id desc limit ${limit}`);
    return rows.map(({ item }) => item);
  },

  /** How many changes there are since somebody last marked them as seen. */
  newChanges: async (person: PersonId): Promise<number> => {
    const { rows } = await db.execute<{ count: number }>(
      sql`select count(*)::int as count ${ofChange(person)} where ${ofPerson(person)} and h.id > coalesce(s.up_to, 0)`,
    );
    return rows[0]?.count ?? 0;
  },

  /** The last change there is, or 0. */
  lastChange: async (person: PersonId): Promise<ChangeId | 0> => {
    const { rows } = await db.execute<{ id: ChangeId | 0 }>(
      sql`select coalesce(max(h.id), 0)::float8 as id from canvas_change h join canvas_connection k on k.id = h.connection_id where ${ofPerson(person)}`,
    );
    return rows[0]?.id ?? 0;
  },
});
