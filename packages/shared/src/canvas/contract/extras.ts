import { z } from 'zod';
import { CanvasId, ConnectionId } from '../../kernel/ids.ts';

/** What a teacher told a course. */
export const Announcement = z.object({
  id: CanvasId,
  connectionId: ConnectionId,
  courseId: CanvasId,
  courseName: z.string(),
  title: z.string(),
  /** Plain text, with lines. */
  message: z.string(),
  author: z.string().nullable(),
  postedAt: z.string().nullable(),
  url: z.string().nullable(),
});
export type Announcement = z.infer<typeof Announcement>;

/** Something in a calendar of Canvas that is no assignment. */
export const CalendarEvent = z.object({
  id: CanvasId,
  connectionId: ConnectionId,
  /** Null: in the person's own calendar. */
  course: z.object({ id: CanvasId, name: z.string() }).nullable(),
  title: z.string(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  isAllDay: z.boolean(),
  location: z.string().nullable(),
  url: z.string().nullable(),
});
export type CalendarEvent = z.infer<typeof CalendarEvent>;

/** How a module stands for the person: `locked` until a date or another module, `completed` when all that it asks is done. */
export const ModuleState = z.enum(['locked', 'unlocked', 'started', 'completed']);
export type ModuleState = z.infer<typeof ModuleState>;

/** One thing in a module. `kind` is Canvas's own word: Assignment, Page, Quiz, File, SubHeader … */
export const ModuleItem = z.object({
  id: CanvasId,
  title: z.string(),
  kind: z.string(),
  /** Null where Canvas asks nothing of it. */
  isDone: z.boolean().nullable(),
  url: z.string().nullable(),
});
export type ModuleItem = z.infer<typeof ModuleItem>;

/** A module of a course, in its order. */
export const CourseModule = z.object({
  id: CanvasId,
  connectionId: ConnectionId,
  courseId: CanvasId,
  name: z.string(),
  position: z.int(),
  state: ModuleState,
  unlockAt: z.string().nullable(),
  items: z.array(ModuleItem),
});
export type CourseModule = z.infer<typeof CourseModule>;
