import { z } from 'zod';

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
]);
export type ChangeKind = z.infer<typeof ChangeKind>;
