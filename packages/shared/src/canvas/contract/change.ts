import { z } from 'zod';
import { CanvasId, ChangeId, ConnectionId } from '../../kernel/ids.ts';

/** What became different between two looks. */
export const ChangeKind = z.enum([
  'course_added',
  'course_removed',
  'course_renamed',
  'score_changed',
  'assignment_added',
  'assignment_removed',
  'assignment_renamed',
  'due_moved',
  'points_changed',
  'grade_posted',
  'grade_changed',
  'grade_withdrawn',
  'submission_changed',
  'announcement_posted',
  'event_added',
  'event_moved',
  'event_removed',
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** One change, with what stood there before and what stands there now. */
export const Change = z.object({
  id: ChangeId,
  at: z.string(),
  connectionId: ConnectionId,
  kind: ChangeKind,
  course: z.object({ id: CanvasId, name: z.string() }),
  assignment: z.object({ id: CanvasId, name: z.string() }).nullable(),
  /** Of an announcement or an event. */
  title: z.string().nullable(),
  old: z.string().nullable(),
  new: z.string().nullable(),
  /** Since the person last marked changes as seen. */
  isNew: z.boolean(),
});
export type Change = z.infer<typeof Change>;
