import type { AttemptId, QuestionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Answer, AttemptState, Marked } from '@lyceum/shared/quiz/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { QuizPorts } from '../ports.ts';
import { describeMark } from './describe.ts';
import { end, isOverdue, openQuiz, overBecause, takeIn } from './sit.ts';

/** One answer in an attempt. */
interface Answering {
  readonly attemptId: AttemptId;
  readonly questionId: QuestionId;
  readonly answer: Answer;
}
type Told = Marked & { livesLeft: number | null; state: AttemptState; earned: number };

/** Answers one question of an open attempt; told at once whether it was right. */
export const answer =
  (ports: QuizPorts) =>
  async ({ attemptId, questionId, answer: given }: Answering, actor: Actor): Promise<Told> => {
    const { store, clock } = ports;
    const { id } = personOf(actor);
    const known = await store.read.quiz.attempt(id, attemptId);
    if (!known) throw new Refusal('not_found');
    const row = await openQuiz(ports)(known.quizId, actor);
    const now = clock.now();
    // A refusal would take back the end of a late attempt: it is thrown when the transaction is over.
    const after = await store.transact(async (tx) => {
      const attempt = await tx.quiz.lockAttempt(id, attemptId);
      if (!attempt) throw new Refusal('not_found');
      if (isOverdue(attempt, now)) return end(tx, { row, attempt }, now);
      const isRepeated = attempt.answers.some((one) => one.questionId === questionId);
      if (attempt.state !== 'open' && !isRepeated) return attempt;
      return takeIn(tx, { row, attempt }, { answers: new Map([[questionId, given]]), now, path: () => 'question_id' });
    });
    const mark = after.answers.find((one) => one.questionId === questionId);
    if (!mark || after.state === 'late') throw overBecause(after);
    return { ...describeMark(row, mark), livesLeft: after.livesLeft, state: after.state, earned: after.earned };
  };
