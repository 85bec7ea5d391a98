import { z } from 'zod';
import { CourseId, LessonId, LevelId, QuizId } from '../../kernel/ids.ts';
import { Instant, line, text } from '../../kernel/text.ts';
import { Quiz, QuizInput } from '../../quiz/contract.ts';

/** What has to be before a lesson opens. All rules of a lesson have to be met. */
export const DripRule = z.discriminatedUnion('kind', [
  /** Another lesson of the same course was completed. */
  z.strictObject({ kind: z.literal('prerequisite'), lessonId: LessonId }),
  z.strictObject({ kind: z.literal('date'), at: Instant }),
  /** So many days since the person enrolled. */
  z.strictObject({ kind: z.literal('enrolment'), days: z.int().min(1).max(1000) }),
  /** At least so many percent in a quiz of the same course. */
  z.strictObject({ kind: z.literal('score'), quizId: QuizId, percent: z.int().min(1).max(100) }),
]);
export type DripRule = z.infer<typeof DripRule>;

const sentence = { text: z.string() };
/** Why a lesson is not open yet: a code with what a client needs for its own words, and `text`, one English sentence. */
export const LockReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('prerequisite'), lessonId: LessonId, title: z.string(), ...sentence }),
  z.object({ code: z.literal('date'), at: z.string(), ...sentence }),
  /** `at` is null for who has not enrolled. */
  z.object({ code: z.literal('enrolment'), days: z.int(), at: z.string().nullable(), ...sentence }),
  z.object({ code: z.literal('score'), quizId: QuizId, title: z.string(), percent: z.int(), best: z.int().nullable(), ...sentence }),
]);
export type LockReason = z.infer<typeof LockReason>;

/** Whether a lesson is open to the asking person. `opensAt` is when it opens by itself; null when something is to be done first. */
export const Lock = z.object({ isOpen: z.boolean(), reasons: z.array(LockReason), opensAt: z.string().nullable() });
export type Lock = z.infer<typeof Lock>;

/** A lesson's line in the syllabus. */
export const LessonRow = z.object({
  id: LessonId,
  courseId: CourseId,
  levelId: LevelId.nullable(),
  title: z.string(),
  description: z.string(),
  weekNumber: z.int(),
  dayNumber: z.int(),
  orderIndex: z.int(),
  minutes: z.int(),
  xpValue: z.int(),
  isBossBattle: z.boolean(),
  quizCount: z.int(),
  completed: z.boolean(),
  lock: Lock,
});
export type LessonRow = z.infer<typeof LessonRow>;

/** A stretch of a video in seconds, `[from, to]`. */
export const Interval = z.tuple([z.number().min(0).max(86_400), z.number().min(0).max(86_400)]);
export type Interval = z.infer<typeof Interval>;

/** How far somebody has watched: where to go on, and which stretches were seen, without overlaps. */
export const Watched = z.object({ position: z.number(), intervals: z.array(Interval), seconds: z.number() });
export type Watched = z.infer<typeof Watched>;

/** A lesson as a learner reads it. */
export const Lesson = LessonRow.omit({ quizCount: true }).extend({
  courseTitle: z.string(),
  /** Over the whole course, in its order. */
  nextLessonId: LessonId.nullable(),
  prevLessonId: LessonId.nullable(),
  /** `notes` is Markdown. */
  content: z.object({ notes: z.string(), quizzes: z.array(Quiz) }),
  muxPlaybackId: z.string().nullable(),
  completedAt: z.string().nullable(),
  watched: Watched,
  canEdit: z.boolean(),
});
export type Lesson = z.infer<typeof Lesson>;

/** What a lesson teaches, with the answers of its quizzes. */
export const Content = z.strictObject({ notes: text(0, 100_000).default(''), quizzes: z.array(QuizInput).max(10).default([]) });
export type Content = z.output<typeof Content>;

/** A lesson as whoever may edit it sees it. */
export const AdminLesson = LessonRow.omit({ completed: true, lock: true, quizCount: true }).extend({
  content: Content,
  drip: z.array(DripRule),
  publishAt: z.string().nullable(),
  muxPlaybackId: z.string().nullable(),
  archivedAt: z.string().nullable(),
});
export type AdminLesson = z.infer<typeof AdminLesson>;

const Ordinal = z.int().min(1).max(500);
/** A lesson to be written. Its place in the course is its own: another lesson there is 409. */
export const LessonInput = z.object({
  title: line(1, 200),
  description: text(0, 2000).default(''),
  levelId: LevelId.nullable().default(null),
  weekNumber: Ordinal.default(1),
  dayNumber: Ordinal.default(1),
  /** After the others of its day when left out. */
  orderIndex: z.int().min(0).max(10_000).optional(),
  minutes: z.int().min(0).max(1440).default(10),
  xpValue: z.int().min(0).max(10_000).default(10),
  isBossBattle: z.boolean().default(false),
  content: Content.default({ notes: '', quizzes: [] }),
  drip: z.array(DripRule).max(20).default([]),
  /** Until then its line is seen and it is locked. */
  publishAt: Instant.nullable().default(null),
});
export type LessonInput = z.output<typeof LessonInput>;

const { shape } = LessonInput;
/** What is left out stays as it is; within `content` too. */
export const LessonChange = z.object({
  title: shape.title.optional(),
  description: shape.description.unwrap().optional(),
  levelId: LevelId.nullable().optional(),
  weekNumber: Ordinal.optional(),
  dayNumber: Ordinal.optional(),
  orderIndex: shape.orderIndex,
  minutes: shape.minutes.unwrap().optional(),
  xpValue: shape.xpValue.unwrap().optional(),
  isBossBattle: z.boolean().optional(),
  content: z.strictObject({ notes: text(0, 100_000).optional(), quizzes: z.array(QuizInput).max(10).optional() }).optional(),
  drip: shape.drip.unwrap().optional(),
  publishAt: shape.publishAt.unwrap().optional(),
});
export type LessonChange = z.output<typeof LessonChange>;
