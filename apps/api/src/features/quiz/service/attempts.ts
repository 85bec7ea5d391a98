import type { PersonId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Attempt } from '@lyceum/shared/quiz/contract.ts';
import { attemptsLeft, countedAttempt } from '@lyceum/shared/quiz/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { QuizPorts } from '../ports.ts';
import { describeAttempt } from './describe.ts';
import { openQuiz } from './sit.ts';

type OfQuiz = { readonly quizId: QuizId };

/** One's own attempts at a quiz, the newest first, and which of them counts. */
export const attempts =
  (ports: QuizPorts) =>
  async ({ quizId }: OfQuiz, actor: Actor): Promise<{ items: Attempt[]; counted: Attempt['id'] | null; attemptsLeft: number | null }> => {
    const { id } = personOf(actor);
    const row = await openQuiz(ports)(quizId, actor);
    const taken = await ports.store.read.quiz.attempts(id, quizId);
    return {
      items: taken.map((attempt) => describeAttempt(row, attempt)).reverse(),
      counted: countedAttempt(taken, row.quiz.counts)?.id ?? null,
      attemptsLeft: attemptsLeft(row.quiz.attemptsAllowed, taken.length),
    };
  };

/** A learner's attempts, for whoever may edit the lesson. */
export const attemptsOf =
  ({ store, lessons }: QuizPorts) =>
  async ({ quizId, personId }: OfQuiz & { readonly personId: PersonId }, actor: Actor): Promise<{ items: Attempt[] }> => {
    const row = await store.read.quiz.find(quizId);
    if (!row) throw new Refusal('not_found');
    await lessons.assertEditable(row.lessonId, actor);
    const taken = await store.read.quiz.attempts(personId, quizId);
    return { items: taken.map((attempt) => describeAttempt(row, attempt)).reverse() };
  };
