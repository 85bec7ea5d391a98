import { z } from 'zod';
import { CourseId, LessonId, LevelId, PersonId } from '../../kernel/ids.ts';
import { Instant, line, text } from '../../kernel/text.ts';
import { AdminLesson, LessonRow } from './lesson.ts';

/** `public`: everybody, signed in or not. `member`: members, tutors and admins. `draft`: whoever may edit it. */
export const Visibility = z.enum(['public', 'member', 'draft']);
export type Visibility = z.infer<typeof Visibility>;

export const Difficulty = z.enum(['beginner', 'intermediate', 'advanced']);
export type Difficulty = z.infer<typeof Difficulty>;

/** The language a course is taught in. */
export const CourseLanguage = z.enum(['en', 'uk']);
export type CourseLanguage = z.infer<typeof CourseLanguage>;

/** A course (a world), as the catalogue shows it. */
export const World = z.object({
  id: CourseId,
  title: z.string(),
  description: z.string(),
  difficulty: Difficulty,
  thumbnailUrl: z.string().nullable(),
  visibility: Visibility,
  language: CourseLanguage,
  tutor: z.object({ id: PersonId, name: z.string() }),
  lessonCount: z.int(),
  weekCount: z.int(),
  minutes: z.int(),
  /** Of all lessons. */
  xp: z.int(),
  /** Percent of the lessons that the asking person has completed. */
  progress: z.int().min(0).max(100),
  isEnrolled: z.boolean(),
});
export type World = z.infer<typeof World>;

/** A part of a course, to group lessons by. */
export const Level = z.object({ id: LevelId, title: z.string(), orderIndex: z.int() });
export type Level = z.infer<typeof Level>;

/** A course with its syllabus, in the order of week, day and index. */
export const WorldDetail = World.extend({
  publishAt: z.string().nullable(),
  levels: z.array(Level),
  lessons: z.array(LessonRow),
  completedCount: z.int(),
  /** The first lesson that is open and not completed; null when there is none. */
  nextLessonId: LessonId.nullable(),
  canEdit: z.boolean(),
});
export type WorldDetail = z.infer<typeof WorldDetail>;

/** A course as whoever may edit it sees it in the list. */
export const AdminWorld = World.omit({ progress: true, isEnrolled: true }).extend({
  publishAt: z.string().nullable(),
  updatedAt: z.string(),
  /** Set while it is removed; `restore` brings it back. */
  archivedAt: z.string().nullable(),
  learnerCount: z.int(),
});
export type AdminWorld = z.infer<typeof AdminWorld>;

/** A course with everything in it, answers too. */
export const AdminCourse = AdminWorld.extend({ levels: z.array(Level), lessons: z.array(AdminLesson) });
export type AdminCourse = z.infer<typeof AdminCourse>;

/** A course to be written. A new one is a draft until somebody says otherwise. */
export const CourseInput = z.object({
  title: line(1, 200),
  description: text(0, 5000).default(''),
  difficulty: Difficulty.default('beginner'),
  thumbnailUrl: z
    .union([z.httpUrl().max(2048), z.string().regex(/^\/(?!\/)[\w\-./?=&%]{1,2047}$/, 'must be a URL or a path of this school')])
    .nullable()
    .default(null),
  visibility: Visibility.default('draft'),
  language: CourseLanguage.default('en'),
  /** Until then it is seen by whoever may edit it. */
  publishAt: Instant.nullable().default(null),
  /** Admins may make it somebody else's, who teaches. */
  ownerId: PersonId.optional(),
});
export type CourseInput = z.output<typeof CourseInput>;

const { shape } = CourseInput;
/** What is left out stays as it is. */
export const CourseChange = z.object({
  title: shape.title.optional(),
  description: shape.description.unwrap().optional(),
  difficulty: Difficulty.optional(),
  thumbnailUrl: shape.thumbnailUrl.unwrap().optional(),
  visibility: Visibility.optional(),
  language: CourseLanguage.optional(),
  publishAt: shape.publishAt.unwrap().optional(),
  ownerId: shape.ownerId,
});
export type CourseChange = z.output<typeof CourseChange>;
