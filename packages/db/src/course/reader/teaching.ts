import type { AdminLesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { AdminCourse, AdminWorld } from '@lyceum/shared/course/contract/world.ts';
import type { Nameable, Sight } from '@lyceum/shared/course/rules.ts';
import type { CourseId, LessonId, LevelId, PersonId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { playbackOf } from './json.ts';

/** A course's row, as far as rights and copies need it. */
export interface CourseRow extends Sight {
  readonly id: CourseId;
  readonly title: string;
  readonly isArchived: boolean;
}

/** A lesson's row with what decides about its course. */
export interface LessonRights {
  readonly id: LessonId;
  readonly title: string;
  readonly course: CourseRow;
  readonly xpValue: number;
  readonly isArchived: boolean;
}

/** Where a page of courses goes on: after this one, the newest first. */
export interface CourseCursor {
  readonly at: string;
  readonly id: string;
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const courseRow = sql`json_build_object('id', c.id, 'title', c.title, 'ownerId', c.owner_id, 'visibility', c.visibility,
  'publishAt', (extract(epoch from c.publish_at) * 1000)::float8, 'isArchived', c.archived_at is not null)`;

const worlds = (where: SQL, tail: SQL = sql``) => sql`
  select c.id, c.title, c.description, c.difficulty, c.thumbnail_url as "thumbnailUrl", c.visibility, c.language,
    json_build_object('id', p.id, 'name', p.name) as tutor, ${iso('c.publish_at')} as "publishAt", ${iso('c.updated_at')} as "updatedAt",
    ${iso('c.archived_at')} as "archivedAt", ${iso('c.created_at')} as "createdAt",
    (select count(*)::int from enrolment e where e.course_id = c.id and e.left_at is null) as "learnerCount",
    t.lessons as "lessonCount", t.weeks as "weekCount", t.minutes, t.xp
  from course c join person p on p.id = c.owner_id, lateral (
    select count(*)::int as lessons, count(distinct week_number)::int as weeks, coalesce(sum(minutes), 0)::int as minutes,
      coalesce(sum(xp_value), 0)::int as xp from lesson where course_id = c.id and archived_at is null) t
  where ${where} ${tail}`;

const lessons = (where: SQL) => sql`
  select l.id, l.course_id as "courseId", l.level_id as "levelId", l.title, l.description, l.week_number as "weekNumber",
    l.day_number as "dayNumber", l.order_index as "orderIndex", l.minutes, l.xp_value as "xpValue", l.is_boss_battle as "isBossBattle",
    l.drip, ${iso('l.publish_at')} as "publishAt", ${iso('l.archived_at')} as "archivedAt", ${playbackOf} as "muxPlaybackId",
    json_build_object('notes', l.notes, 'quizzes', (
      select coalesce(json_agg(json_build_object('id', q.id, 'title', q.title, 'passPercent', q.pass_percent,
        'timeLimitSeconds', q.time_limit_seconds, 'attemptsAllowed', q.attempts_allowed, 'counts', q.counts, 'lives', q.lives,
        'questions', q.questions) order by q.order_index), '[]')
      from quiz q where q.lesson_id = l.id and q.archived_at is null)) as content
  from lesson l where ${where} order by l.week_number, l.day_number, l.order_index`;

/** Reads courses for whoever may edit them; who that is the caller has to ask. */
export const teachingReader = (db: Queryable) => ({
  courseRow: async (id: CourseId): Promise<CourseRow | null> => {
    const { rows } = await db.execute<{ course: CourseRow }>(sql`select ${courseRow} as course from course c where c.id = ${id}`);
    return rows[0]?.course ?? null;
  },

  /** Those of these courses that there are, archived ones too. */
  known: async (ids: readonly CourseId[]): Promise<ReadonlySet<CourseId>> => {
    const { rows } = await db.execute<{ id: CourseId }>(sql`select id from course where id = any(${sql.param([...ids])}::uuid[])`);
    return new Set(rows.map(({ id }) => id));
  },

  /** What lessons are worth, archived ones too; one that there is not is left out. */
  worthOf: async (ids: readonly LessonId[]): Promise<ReadonlyMap<LessonId, number>> => {
    const { rows } = await db.execute<{ id: LessonId; xp: number }>(
      sql`select id, xp_value as xp from lesson where id = any(${sql.param([...ids])}::uuid[])`,
    );
    return new Map(rows.map(({ id, xp }) => [id, xp]));
  },

  /** A lesson, archived or not, with its course. */
  lessonRights: async (id: LessonId): Promise<LessonRights | null> => {
    const { rows } = await db.execute<Record<string, unknown>>(sql`
      select l.id, l.title, l.xp_value as "xpValue", l.archived_at is not null as "isArchived", ${courseRow} as course
      from lesson l join course c on c.id = l.course_id where l.id = ${id}`);
    return (rows[0] as LessonRights | undefined) ?? null;
  },

  levelRights: async (id: LevelId): Promise<CourseRow | null> => {
    const { rows } = await db.execute<{ course: CourseRow }>(sql`
      select ${courseRow} as course from course_level v join course c on c.id = v.course_id where v.id = ${id}`);
    return rows[0]?.course ?? null;
  },

  /** The newest first: a tutor's own, or everybody's for null. */
  adminWorlds: async (owner: PersonId | null, page: { archived: boolean; limit: number; after?: CourseCursor }) => {
    const own = owner === null ? sql`` : sql`and c.owner_id = ${owner}`;
    const created = sql.raw(`date_trunc('milliseconds', c.created_at)`);
    const after = page.after ? sql`and (${created}, c.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``;
    const archived = page.archived ? sql`not null` : sql`null`;
    const { rows } = await db.execute(
      worlds(sql`c.archived_at is ${archived} ${own} ${after}`, sql`order by ${created} desc, c.id desc limit ${page.limit}`),
    );
    return rows as unknown as (AdminWorld & { readonly createdAt: string })[];
  },

  /** A course, archived or not, with all of its living lessons and their answers. */
  adminCourse: async (id: CourseId): Promise<AdminCourse | null> => {
    const { rows } = await db.execute(worlds(sql`c.id = ${id}`));
    const found = rows[0] as unknown as AdminWorld | undefined;
    if (!found) return null;
    const levels = await db.execute(sql`
      select id, title, order_index as "orderIndex" from course_level where course_id = ${id} order by order_index, id`);
    const living = await db.execute(lessons(sql`l.course_id = ${id} and l.archived_at is null`));
    return { ...found, levels: levels.rows, lessons: living.rows } as unknown as AdminCourse;
  },

  adminLesson: async (id: LessonId): Promise<AdminLesson | null> => {
    const { rows } = await db.execute(lessons(sql`l.id = ${id}`));
    return (rows[0] as AdminLesson | undefined) ?? null;
  },

  /** What rules of a course's lessons may name: its lessons, each with those it needs itself, and its quizzes. */
  nameable: async (id: CourseId): Promise<Nameable> => {
    const { rows } = await db.execute<{ lessons: { id: LessonId; needs: LessonId[] }[]; quizzes: QuizId[] }>(sql`
      select coalesce(json_agg(json_build_object('id', l.id, 'needs', jsonb_path_query_array(l.drip, '$[*].lessonId'))), '[]') as lessons,
        (select coalesce(json_agg(q.id), '[]') from quiz q join lesson n on n.id = q.lesson_id
          where n.course_id = ${id} and n.archived_at is null and q.archived_at is null) as quizzes
      from lesson l where l.course_id = ${id} and l.archived_at is null`);
    const { lessons: found = [], quizzes = [] } = rows[0] ?? {};
    return { lessons: new Map(found.map(({ id: lessonId, needs }) => [lessonId, needs])), quizzes: new Set(quizzes) };
  },
});
