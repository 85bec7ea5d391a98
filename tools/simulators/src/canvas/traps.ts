import type { Student } from './student.ts';
import type { Assignment } from './world.ts';

/** What clients of Canvas fall into, by the numbers they are known under here. A simulator notes each that it really set. */
export const traps = {
  T1: 'more than a page of ten',
  T2: 'a short or empty page with a next one',
  T3: 'pages without a last one',
  T4: 'the link in small letters',
  T5: 'pages by bookmark',
  T6: 'a next page whose link has lost the token',
  T7: 'what was asked to be included left out',
  T8: 'a course restricted by date',
  T9: 'ids of 64 bits',
  T10: 'throttled, in plain text',
  T11: 'forbidden with a token that is good',
  T12: 'announcements refused for the sake of one course',
  T13: 'more calendars than Canvas looks at',
  T14: 'something outside of the usual days',
  T15: 'work that was handed in or taken back without a grade',
  T16: 'a due date that was moved',
  T17: 'graded work that nobody has looked at',
  T18: 'graded without a score',
  T19: 'a negative grader',
  T20: 'a grade as text',
  T21: 'a module without its items',
  T22: 'a due date of one’s own',
  T23: 'a nickname in place of a name',
  T24: 'a next page on another host',
  T25: 'an address that is not to be asked',
  T26: 'a page in place of data',
  T27: 'a token that has ended',
  T28: 'a list that broke off while something was gone',
} as const;
export type Trap = keyof typeof traps;

/** Notes what a student's own work held when it was told. `isLeftUnread`: it was not asked to be marked as read. */
export const noteWork = ({ met }: Student, { submission, dueAt, baseDueAt }: Assignment, isLeftUnread: boolean): void => {
  const { state, score, grade, graderId } = submission;
  if (state === 'graded' && score === null) met.add('T18');
  if (state === 'graded' && isLeftUnread) met.add('T17');
  if (graderId?.startsWith('-')) met.add('T19');
  if (typeof grade === 'string') met.add('T20');
  if (dueAt !== baseDueAt) met.add('T22');
};
