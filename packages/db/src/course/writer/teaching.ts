import type { DripRule } from '@lyceum/shared/course/contract/lesson.ts';
import type { CourseLanguage, Difficulty, Level, Visibility } from '@lyceum/shared/course/contract/world.ts';
import type { Place } from '@lyceum/shared/course/rules.ts';
import type { CourseId, LessonId, LevelId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { catalogueVersion, course, courseLevel, lesson, lessonOverride } from '../table.ts';

/** A course to be written. */
export interface NewCourse {
  readonly id: CourseId;
  readonly ownerId: PersonId;
  readonly title: string;
  readonly description: string;
  readonly difficulty: Difficulty;
  readonly thumbnailUrl: string | null;
  readonly visibility: Visibility;
  readonly language: CourseLanguage;
  readonly publishAt: Date | null;
}

/** A lesson to be written. */
export interface NewLesson extends Place {
  readonly id: LessonId;
  readonly courseId: CourseId;
  readonly levelId: LevelId | null;
  readonly title: string;
  readonly description: string;
  readonly minutes: number;
  readonly xpValue: number;
  readonly isBossBattle: boolean;
  readonly notes: string;
  readonly drip: DripRule[];
  readonly publishAt: Date | null;
}

/** What is given of a row; what is undefined stays as it is. */
type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

const given = <T extends object>(change: T): T =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as T;

/** Where a lesson of this day goes that is to come after the others. */
const lastPlace = (where: ReturnType<typeof sql>) =>
  sql`(select coalesce(max(n.order_index) + 1, 0) from lesson n where ${where} and n.archived_at is null)`;

/** Writes lessons and where they stand. */
const lessons = (tx: Queryable) => ({
  addLessons: async (rows: readonly NewLesson[]): Promise<void> => {
    if (rows.length > 0) await tx.insert(lesson).values([...rows]);
  },

  changeLesson: async (id: LessonId, change: Change<Omit<NewLesson, 'id' | 'courseId'>>): Promise<void> => {
    await tx
      .update(lesson)
      .set({ ...given(change), updatedAt: sql`now()` } as object)
      .where(eq(lesson.id, id));
  },

  archiveLesson: async (id: LessonId): Promise<void> => {
    await tx.update(lesson).set({ archivedAt: sql`now()` }).where(eq(lesson.id, id));
  },

  /** To its place, or after the others of its day when somebody is there. */
  restoreLesson: async (id: LessonId): Promise<void> => {
    const sameDay = sql`n.course_id = l.course_id and n.week_number = l.week_number and n.day_number = l.day_number`;
    await tx.execute(sql`
      update lesson l set archived_at = null, order_index = case
        when exists (select 1 from lesson n where ${sameDay} and n.order_index = l.order_index and n.archived_at is null)
        then ${lastPlace(sameDay)} else l.order_index end
      where l.id = ${id} and l.archived_at is not null`);
  },

  /** The index after the last lesson of a day. */
  nextIndex: async (courseId: CourseId, { weekNumber, dayNumber }: Pick<Place, 'weekNumber' | 'dayNumber'>): Promise<number> => {
    const { rows } = await tx.execute<{ next: number }>(
      sql`select ${lastPlace(sql`n.course_id = ${courseId} and n.week_number = ${weekNumber} and n.day_number = ${dayNumber}`)} as next`,
    );
    return rows[0]?.next ?? 0;
  },

  /** Moves lessons of a course, all at once: through places that nobody else can have. */
  moveLessons: async (courseId: CourseId, places: readonly (Place & { readonly id: LessonId })[]): Promise<void> => {
    await tx.execute(sql`update lesson set order_index = -1 - order_index where course_id = ${courseId} and archived_at is null`);
    await tx.execute(sql`
      update lesson l set week_number = p."weekNumber", day_number = p."dayNumber", order_index = p."orderIndex", updated_at = now()
      from json_to_recordset(${JSON.stringify(places)}) as p (id uuid, "weekNumber" int, "dayNumber" int, "orderIndex" int)
      where l.id = p.id and l.course_id = ${courseId}`);
  },
});

/** Writes courses, levels and exceptions from rules. */
const courses = (tx: Queryable) => ({
  /** Call it in every transaction that changes what the catalogue shows: whoever keeps a copy of it then reads anew. */
  catalogueChanged: async (): Promise<void> => {
    await tx
      .insert(catalogueVersion)
      .values({ version: 1 })
      .onConflictDoUpdate({ target: catalogueVersion.id, set: { version: sql`${catalogueVersion.version} + 1` } });
  },

  addCourses: async (rows: readonly NewCourse[]): Promise<void> => {
    if (rows.length > 0) await tx.insert(course).values([...rows]);
  },

  changeCourse: async (id: CourseId, change: Change<Omit<NewCourse, 'id'>>): Promise<void> => {
    await tx
      .update(course)
      .set({ ...given(change), updatedAt: sql`now()` } as object)
      .where(eq(course.id, id));
  },

  setArchived: async (id: CourseId, isArchived: boolean): Promise<void> => {
    await tx
      .update(course)
      .set({ archivedAt: isArchived ? sql`now()` : null })
      .where(eq(course.id, id));
  },

  addLevels: async (rows: readonly (Level & { readonly courseId: CourseId })[]): Promise<void> => {
    if (rows.length > 0) await tx.insert(courseLevel).values([...rows]);
  },

  /** After the others unless it says where. */
  addLevel: async (row: { id: LevelId; courseId: CourseId; title: string; orderIndex?: number | undefined }): Promise<Level> => {
    const next = sql`(select coalesce(max(order_index) + 1, 0) from course_level where course_id = ${row.courseId})`;
    const [added] = await tx
      .insert(courseLevel)
      .values({ ...row, orderIndex: row.orderIndex ?? next } as typeof courseLevel.$inferInsert)
      .returning({ id: courseLevel.id, title: courseLevel.title, orderIndex: courseLevel.orderIndex });
    return added as Level;
  },

  changeLevel: async (id: LevelId, change: Change<Omit<Level, 'id'>>): Promise<Level | null> => {
    const [changed] = await tx
      .update(courseLevel)
      // Itself, so that a change of nothing is a change too.
      .set({ title: sql`${courseLevel.title}`, ...given(change) } as object)
      .where(eq(courseLevel.id, id))
      .returning({ id: courseLevel.id, title: courseLevel.title, orderIndex: courseLevel.orderIndex });
    return changed ?? null;
  },

  removeLevel: async (id: LevelId): Promise<void> => {
    await tx.delete(courseLevel).where(eq(courseLevel.id, id));
  },

  levelOf: async (courseId: CourseId, id: LevelId): Promise<boolean> => {
    const rows = await tx
      .select({ id: courseLevel.id })
      .from(courseLevel)
      .where(and(eq(courseLevel.id, id), eq(courseLevel.courseId, courseId)));
    return rows.length > 0;
  },

  /** Opens a lesson, or with null a whole course, to somebody; false takes it back. */
  setOverride: async (
    key: { personId: PersonId; courseId: CourseId; lessonId: LessonId | null },
    { grantedBy, isOpen }: { grantedBy: PersonId; isOpen: boolean },
  ): Promise<void> => {
    if (isOpen)
      await tx
        .insert(lessonOverride)
        .values({ ...key, grantedBy })
        .onConflictDoNothing();
    else
      await tx.execute(sql`delete from lesson_override
        where person_id = ${key.personId} and course_id = ${key.courseId} and lesson_id is not distinct from ${key.lessonId}`);
  },
});

/** Writes what whoever teaches may change. */
export const teachingWriter = (tx: Queryable) => ({ ...courses(tx), ...lessons(tx) });
