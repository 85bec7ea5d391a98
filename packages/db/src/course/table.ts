import type { DripRule, Interval } from '@lyceum/shared/course/contract/lesson.ts';
import type { CourseLanguage, Difficulty, Visibility } from '@lyceum/shared/course/contract/world.ts';
import type { CourseId, LessonId, LevelId, NoteId, PersonId, PostId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at, partOf } from '../columns.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

const personId = (name: string) => partOf(name, () => person.id).notNull();
const courseId = () => partOf('course_id', () => course.id).notNull();
const lessonId = () => partOf('lesson_id', () => lesson.id).notNull();

/** A course. Removing one archives it: what learners did stays, and it can come back. */
export const course = pgTable(
  'course',
  {
    id: uuid('id').$type<CourseId>().primaryKey(),
    ownerId: uuid('owner_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id),
    title: text('title').notNull(),
    description: text('description').notNull(),
    difficulty: text('difficulty').$type<Difficulty>().notNull(),
    thumbnailUrl: text('thumbnail_url'),
    visibility: text('visibility').$type<Visibility>().notNull(),
    language: text('language').$type<CourseLanguage>().notNull(),
    publishAt: at('publish_at'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
    archivedAt: at('archived_at'),
    // English stems find "solving" for "solve"; words as they stand find every other language by their beginnings.
    search: tsvector('search').generatedAlwaysAs(
      sql`setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', description) || to_tsvector('simple', description), 'C')`,
    ),
  },
  (t) => [
    index('course_owner').on(t.ownerId),
    index('course_search').using('gin', t.search),
    check('course_visibility', sql`${t.visibility} in ('public', 'member', 'draft')`),
  ],
);

/** A part of a course that lessons may be grouped by. */
export const courseLevel = pgTable(
  'course_level',
  {
    id: uuid('id').$type<LevelId>().primaryKey(),
    courseId: courseId(),
    title: text('title').notNull(),
    orderIndex: integer('order_index').notNull(),
  },
  (t) => [index('course_level_course').on(t.courseId)],
);

/** A lesson. Week, day and index are its place, which it shares with no other living lesson of its course. */
export const lesson = pgTable(
  'lesson',
  {
    id: uuid('id').$type<LessonId>().primaryKey(),
    courseId: courseId(),
    levelId: uuid('level_id')
      .$type<LevelId>()
      .references(() => courseLevel.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    description: text('description').notNull(),
    weekNumber: integer('week_number').notNull(),
    dayNumber: integer('day_number').notNull(),
    orderIndex: integer('order_index').notNull(),
    minutes: integer('minutes').notNull(),
    xpValue: integer('xp_value').notNull(),
    isBossBattle: boolean('is_boss_battle').notNull(),
    notes: text('notes').notNull(),
    drip: jsonb('drip').$type<DripRule[]>().notNull(),
    publishAt: at('publish_at'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
    archivedAt: at('archived_at'),
    search: tsvector('search').generatedAlwaysAs(
      sql`setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', notes) || to_tsvector('simple', notes), 'C')`,
    ),
  },
  (t) => [
    uniqueIndex('lesson_place').on(t.courseId, t.weekNumber, t.dayNumber, t.orderIndex).where(sql`${t.archivedAt} is null`),
    index('lesson_search').using('gin', t.search),
  ],
);

/**
 * One row, whose number grows with every change of what the catalogue shows, in the transaction of the change: whoever keeps
 * a copy of the catalogue and finds the number unchanged has a copy that is right.
 */
export const catalogueVersion = pgTable('catalogue_version', {
  id: smallint('id').primaryKey().default(1),
  version: bigint('version', { mode: 'number' }).notNull(),
});

/** Who takes a course. Leaving keeps the row: days since enrolment are counted from the first time. */
export const enrolment = pgTable(
  'enrolment',
  {
    personId: personId('person_id'),
    courseId: courseId(),
    enrolledAt: at('enrolled_at').notNull().defaultNow(),
    leftAt: at('left_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId] }), index('enrolment_course').on(t.courseId)],
);

/** A lesson that somebody completed. Taken back it stays, and the next time is another round with XP of its own. */
export const lessonCompletion = pgTable(
  'lesson_completion',
  {
    personId: personId('person_id'),
    lessonId: lessonId(),
    courseId: courseId(),
    completedAt: at('completed_at').notNull(),
    round: integer('round').notNull().default(1),
    undoneAt: at('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.lessonId] }),
    index('lesson_completion_course').on(t.personId, t.courseId),
    index('lesson_completion_lesson').on(t.lessonId),
  ],
);

/** Opens a lesson, or a whole course, to one person whatever its rules say. */
export const lessonOverride = pgTable(
  'lesson_override',
  {
    personId: personId('person_id'),
    courseId: courseId(),
    /** Null: all lessons of the course. */
    lessonId: partOf('lesson_id', () => lesson.id),
    grantedBy: personId('granted_by'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [unique('lesson_override_once').on(t.personId, t.courseId, t.lessonId).nullsNotDistinct()],
);

/** How far somebody watched a lesson's video: where to go on, and the union of what was seen. */
export const lessonWatch = pgTable(
  'lesson_watch',
  {
    personId: personId('person_id'),
    lessonId: lessonId(),
    position: doublePrecision('position').notNull(),
    intervals: jsonb('intervals').$type<Interval[]>().notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.lessonId] })],
);

/** A learner's own note. */
export const lessonNote = pgTable(
  'lesson_note',
  {
    id: uuid('id').$type<NoteId>().primaryKey(),
    personId: personId('person_id'),
    lessonId: lessonId(),
    at: doublePrecision('at'),
    text: text('text').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [index('lesson_note_person').on(t.personId, t.lessonId)],
);

/** A question about a lesson, or (with a parent) an answer to one. */
export const lessonPost = pgTable(
  'lesson_post',
  {
    id: uuid('id').$type<PostId>().primaryKey(),
    lessonId: lessonId(),
    authorId: personId('author_id'),
    parentId: uuid('parent_id')
      .$type<PostId>()
      .references((): AnyPgColumn => lessonPost.id, { onDelete: 'cascade' }),
    at: doublePrecision('at'),
    text: text('text').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [index('lesson_post_lesson').on(t.lessonId), index('lesson_post_parent').on(t.parentId)],
);
