import type { AdminLesson, DripRule, LessonChange } from '@lyceum/shared/course/contract/lesson.ts';
import { fromDrafts, type QuizDraft, toDrafts } from './quiz/blank.ts';

/** A lesson while it is edited. */
export type LessonDraft = Pick<
  AdminLesson,
  'title' | 'description' | 'levelId' | 'weekNumber' | 'dayNumber' | 'minutes' | 'xpValue' | 'isBossBattle' | 'publishAt'
> & {
  readonly notes: string;
  readonly quizzes: readonly QuizDraft[];
  readonly drip: readonly DripRule[];
};

/** A lesson as its form begins with it. */
export const lessonDraft = (lesson: AdminLesson): LessonDraft => {
  const { title, description, levelId, weekNumber, dayNumber, minutes, xpValue, isBossBattle, publishAt, content, drip } = lesson;
  const facts = { title, description, levelId, weekNumber, dayNumber, minutes, xpValue, isBossBattle, publishAt };
  return { ...facts, notes: content.notes, quizzes: toDrafts(content.quizzes), drip };
};

/** What is sent when it is saved. */
export const lessonChange = ({ notes, quizzes, drip, ...facts }: LessonDraft): LessonChange => ({
  ...facts,
  content: { notes, quizzes: fromDrafts(quizzes) },
  drip: [...drip],
});
