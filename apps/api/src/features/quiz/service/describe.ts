import type { AttemptRow, QuizRow } from '@lyceum/db/quiz/reader.ts';
import type { Attempt, Marked } from '@lyceum/shared/quiz/contract.ts';
import type { Given } from '@lyceum/shared/quiz/rules.ts';

/** What an answer was worth, with what is to be learned from it. */
export const describeMark = ({ questions }: Pick<QuizRow, 'questions'>, { questionId, isCorrect, score }: Given): Marked => ({
  questionId,
  isCorrect,
  score,
  explanation: questions.find(({ id }) => id === questionId)?.explanation ?? '',
});

/** An attempt as its person sees it. */
export const describeAttempt = (row: QuizRow, { personId: _, ordinal: __, answers, ...attempt }: AttemptRow): Attempt => ({
  ...attempt,
  answers: answers.map((answer) => describeMark(row, answer)),
});
