import type { AttemptRow, QuizRow } from '@lyceum/db/quiz/reader.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import type { QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Answer } from '@lyceum/shared/quiz/contract.ts';
import { deadlineGraceMs, earnedBy, type Given, isLate, isPassed, percentOf, takeAnswers } from '@lyceum/shared/quiz/rules.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { QuizPorts } from '../ports.ts';

/** A quiz that the actor may take now; 404 and 403 as its lesson. */
export const openQuiz =
  ({ store, lessons }: Pick<QuizPorts, 'store' | 'lessons'>) =>
  async (id: QuizId, actor: Actor): Promise<QuizRow> => {
    const row = await store.read.quiz.find(id);
    if (!row) throw new Refusal('not_found');
    await lessons.assertOpen(row.lessonId, actor);
    return row;
  };

/** An attempt with the quiz it is at. */
export interface Sitting {
  readonly row: QuizRow;
  readonly attempt: AttemptRow;
}

const deadlineOf = ({ deadline }: AttemptRow): number | null => (deadline === null ? null : Date.parse(deadline));

/** Whether the time of an attempt that is still open is over. */
export const isOverdue = (attempt: AttemptRow, now: number): boolean => attempt.state === 'open' && isLate(deadlineOf(attempt), now);

/** What answers came to, and what is kept of them. */
const keep = async (
  tx: Tx,
  { row, attempt }: Sitting,
  outcome: { state: AttemptRow['state']; livesLeft: number | null; at: number; answers: readonly Given[] },
) => {
  const { state, livesLeft, at, answers } = outcome;
  const earned = earnedBy(row.questions, answers);
  const percent = percentOf(earned, attempt.points);
  const finishedAt = state === 'open' ? null : new Date(at);
  const progress = { state, livesLeft, earned, percent, isPassed: isPassed(state, percent, row.quiz.passPercent), finishedAt };
  await tx.quiz.progress(attempt.id, progress);
  return { ...attempt, ...progress, answers: [...answers], finishedAt: finishedAt?.toISOString() ?? null };
};

/** Ends an open attempt as it stands: what was not answered is wrong. A late one ended with its time. */
export const end = async (tx: Tx, { row, attempt }: Sitting, now: number): Promise<AttemptRow> => {
  const overdue = isOverdue(attempt, now);
  const { answers, livesLeft } = attempt;
  const known = new Set(answers.map(({ questionId }) => questionId));
  const questions = row.questions.map(({ id }) => id).filter((id) => !known.has(id));
  await tx.quiz.addMistakes(attempt.personId, row.quiz.id, { questions, dueAt: new Date(now) });
  const at = overdue ? (deadlineOf(attempt) ?? now) : now;
  return keep(tx, { row, attempt }, { state: overdue ? 'late' : 'finished', livesLeft, at, answers });
};

const sameAnswer = (a: Answer, b: Answer): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Refuses answers to what is no question of this quiz, and other answers to what was answered. */
const assertAnswerable = ({ row, attempt }: Sitting, answers: ReadonlyMap<QuestionId, Answer>, path: (id: string) => string): void => {
  const known = new Set(row.questions.map(({ id }) => id));
  const strangers = [...answers.keys()].filter((id) => !known.has(id));
  if (strangers.length > 0)
    throw new Refusal('invalid', { issues: strangers.map((id) => ({ path: path(id), message: 'is no question of this quiz' })) });
  const other = attempt.answers.find(({ questionId, answer }) => {
    const given = answers.get(questionId);
    return given !== undefined && !sameAnswer(given, answer);
  });
  if (other)
    throw new Refusal('conflict', {
      message: 'This question was answered already.',
      issues: [{ path: path(other.questionId), message: 'was answered already' }],
    });
};

/** Takes answers in an attempt that is locked and open. Out of lives it has ended. */
export const takeIn = async (
  tx: Tx,
  sitting: Sitting,
  { answers, now, path }: { answers: ReadonlyMap<QuestionId, Answer>; now: number; path: (id: string) => string },
): Promise<AttemptRow> => {
  const { row, attempt } = sitting;
  assertAnswerable(sitting, answers, path);
  const { taken, livesLeft, isLost } = takeAnswers(attempt, row.questions, answers);
  await tx.quiz.addAnswers(attempt.id, taken, new Date(now));
  const wrong = taken.filter(({ isCorrect }) => !isCorrect).map(({ questionId }) => questionId);
  await tx.quiz.addMistakes(attempt.personId, row.quiz.id, { questions: wrong, dueAt: new Date(now) });
  return keep(tx, sitting, { state: isLost ? 'lost' : 'open', livesLeft, at: now, answers: [...attempt.answers, ...taken] });
};

/** What to say to whoever comes with an answer to an attempt that has ended. */
export const overBecause = ({ state, deadline }: Pick<AttemptRow, 'state' | 'deadline'>): Refusal => {
  if (state === 'lost') return new Refusal('gone', { message: 'This attempt is out of lives.' });
  if (state === 'late')
    return new Refusal('gone', { message: `The time of this attempt was over at ${deadline} (${deadlineGraceMs} ms of grace).` });
  return new Refusal('conflict', { message: 'This attempt is finished.' });
};
