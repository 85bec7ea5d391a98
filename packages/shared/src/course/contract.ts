import { z } from 'zod';
import { CourseId, LessonId, LevelId, NoteId, PersonId, PostId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { line } from '../kernel/text.ts';
import { Earned } from '../reward/contract.ts';
import { AdminLesson, Interval, Lesson, LessonChange, LessonInput, LessonRow, Watched } from './contract/lesson.ts';
import { Moment, Note, NoteText, PostText, Thread } from './contract/talk.ts';
import {
  AdminCourse,
  AdminWorld,
  CourseChange,
  CourseInput,
  CourseLanguage,
  Level,
  Visibility,
  World,
  WorldDetail,
} from './contract/world.ts';

/** How long a completion can be taken back. */
export const undoSeconds = 60;

const OfCourse = z.object({ courseId: CourseId });
const OfLesson = z.object({ lessonId: LessonId });
const OfLevel = z.object({ levelId: LevelId });
const Empty = z.object({});
const levelFields = { title: line(1, 200), orderIndex: z.int().min(0).max(10_000).optional() };

/** A lesson to go on with. */
const Continued = z.object({
  courseId: CourseId,
  courseTitle: z.string(),
  thumbnailUrl: z.string().nullable(),
  progress: z.int(),
  lesson: LessonRow.pick({ id: true, title: true, weekNumber: true, dayNumber: true, minutes: true, isBossBattle: true }),
  /** Where its video was left, in seconds. */
  position: z.number(),
  lastAt: z.string(),
});

/** What was found, the best first. `snippet` is text with hits between `**`. */
const Found = z.object({
  lessonId: LessonId.nullable(),
  courseId: CourseId,
  title: z.string(),
  courseTitle: z.string(),
  snippet: z.string(),
});

/** Courses for whoever learns. What one may not see is 404. */
const learning = {
  /** Without `visibility`: all that one may see. */
  list: query(PageQuery.extend({ visibility: Visibility.optional() }), pageOf(World), { method: 'GET', path: '/courses' }),
  get: query(OfCourse, WorldDetail, { method: 'GET', path: '/courses/{courseId}' }),
  worlds: query(Empty, z.array(World), { method: 'GET', path: '/api/courses/worlds' }),
  lessons: query(z.object({ worldId: CourseId }), z.array(LessonRow), { method: 'GET', path: '/api/courses/worlds/{worldId}/lessons' }),
  /** 403 with the reasons while it is locked. */
  lesson: query(OfLesson, Lesson, { method: 'GET', path: '/api/courses/lessons/{lessonId}' }),
  /** Enrols, too. A second time earns 0. */
  complete: mutation(OfLesson, Earned.extend({ completedAt: z.string(), undoUntil: z.string() }), {
    method: 'POST',
    path: '/api/courses/lessons/{lessonId}/complete',
  }),
  /** Within `undoSeconds`; 410 after. The XP goes back by an opposite entry. */
  undoComplete: mutation(OfLesson, Earned),
  enrol: mutation(OfCourse, World),
  /** What was learned is kept. */
  leave: mutation(OfCourse, World),
  /** The courses one is in the middle of, the latest first. */
  continue: query(Empty, z.array(Continued)),
  /** Intervals are what was played since the last call, added to what was seen before. */
  watch: mutation(OfLesson.extend({ position: z.number().min(0).max(86_400), intervals: z.array(Interval).max(100).default([]) }), Watched),
  /** Over titles and notes of what one may see. */
  search: query(z.object({ text: line(1, 200), language: CourseLanguage.optional() }), z.object({ items: z.array(Found) }), {
    method: 'GET',
    path: '/api/courses/search',
  }),
};

/** One's own notes at a lesson, and its questions and answers, which everybody of the course sees. */
const talk = {
  notes: query(OfLesson, z.array(Note)),
  addNote: mutation(OfLesson.extend({ text: NoteText, at: Moment.default(null) }), Note),
  updateNote: mutation(z.object({ noteId: NoteId, text: NoteText }), Note),
  removeNote: mutation(z.object({ noteId: NoteId }), z.null()),
  questions: query(OfLesson, z.array(Thread)),
  ask: mutation(OfLesson.extend({ text: PostText, at: Moment.default(null) }), Thread),
  answer: mutation(z.object({ postId: PostId, text: PostText }), Thread),
  /** One's own, or any as whoever may edit the course. */
  removePost: mutation(z.object({ postId: PostId }), z.null()),
};

/** Courses for whoever teaches: admins, and the tutor a course belongs to. */
const teaching = {
  adminList: query(PageQuery.extend({ archived: z.boolean().default(false) }), pageOf(AdminWorld), {
    method: 'GET',
    path: '/api/admin/courses',
  }),
  create: mutation(CourseInput, AdminCourse, { method: 'POST', path: '/api/admin/courses', status: 201 }),
  adminGet: query(OfCourse, AdminCourse, { method: 'GET', path: '/api/admin/courses/{courseId}' }),
  update: mutation(OfCourse.extend(CourseChange.shape), AdminCourse, { method: 'PATCH', path: '/api/admin/courses/{courseId}' }),
  /** Archives it; `restore` brings it back. */
  remove: mutation(OfCourse, z.null(), { method: 'DELETE', path: '/api/admin/courses/{courseId}', status: 204 }),
  restore: mutation(OfCourse, AdminCourse),
  /** A draft of one's own with copies of everything but what learners did. */
  duplicate: mutation(OfCourse, AdminCourse),
  addLesson: mutation(OfCourse.extend(LessonInput.shape), AdminLesson, {
    method: 'POST',
    path: '/api/admin/courses/{courseId}/lessons',
    status: 201,
  }),
  updateLesson: mutation(OfLesson.extend(LessonChange.shape), AdminLesson, { method: 'PATCH', path: '/api/admin/lessons/{lessonId}' }),
  removeLesson: mutation(OfLesson, z.null(), { method: 'DELETE', path: '/api/admin/lessons/{lessonId}', status: 204 }),
  /** To its place, or after the others of its day when that was taken. */
  restoreLesson: mutation(OfLesson, AdminLesson),
  /** All lessons of the course in their new order. Weeks and days keep their shape: the n-th lesson takes the n-th place. */
  reorder: mutation(OfCourse.extend({ lessonIds: z.array(LessonId).min(1).max(500) }), AdminCourse),
  addLevel: mutation(OfCourse.extend(levelFields), Level),
  updateLevel: mutation(OfLevel.extend({ title: levelFields.title.optional(), orderIndex: levelFields.orderIndex }), Level),
  /** Its lessons stay. */
  removeLevel: mutation(OfLevel, z.null()),
  /** Opens a lesson, or all of a course, to one person whatever its rules say; `isOpen: false` takes it back. */
  override: mutation(
    z
      .object({ courseId: CourseId.optional(), lessonId: LessonId.optional(), personId: PersonId, isOpen: z.boolean().default(true) })
      .refine((o) => (o.courseId === undefined) !== (o.lessonId === undefined), {
        path: ['lessonId'],
        message: 'name a course or a lesson',
      }),
    z.null(),
  ),
};

/** Courses: worlds of levels and lessons, in the order of week, day and index. */
export const course = { ...learning, ...talk, ...teaching };
