import type { AttemptRow, QuizRow } from '@lyceum/db/quiz/reader.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import type { AttemptId, LessonId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Answer, Graded } from '@lyceum/shared/quiz/contract.ts';
import { attemptsLeft } from '@lyceum/shared/quiz/rules.ts';
import type { Earned } from '@lyceum/shared/reward/contract.ts';
import { type Actor, type PersonActor, personOf } from '../../../platform/actor.ts';
import type { QuizPorts } from '../ports.ts';
import { describeAttempt } from './describe.ts';
import { end, isOverdue, openQuiz, overBecause, takeIn } from './sit.ts';
import { sitDown } from './start.ts';

/** What an attempt that has ended earned: XP for the first time its quiz is passed. */
const payFor =
  ({ rewards }: Pick<QuizPorts, 'rewards'>) =>
  (tx: Tx, person: PersonActor, { row, attempt }: { row: QuizRow; attempt: AttemptRow }): Promise<Earned> => {
    if (!attempt.isPassed) return rewards.unchanged(person.id);
    const { id: quizId, points, lives } = row.quiz;
    const isQuizPerfect = attempt.percent === 100;
    return rewards.forQuiz(tx, person, { quizId, courseId: row.courseId, amount: points, isBossBeaten: lives !== null, isQuizPerfect });
  };

const grade =
  ({ store }: Pick<QuizPorts, 'store'>) =>
  async (row: QuizRow, { attempt, earned }: { attempt: AttemptRow; earned: Earned }): Promise<Graded> => {
    const taken = (await store.read.quiz.attempts(attempt.personId, row.quiz.id)).length;
    return { ...earned, attempt: describeAttempt(row, attempt), attemptsLeft: attemptsLeft(row.quiz.attemptsAllowed, taken) };
  };

/** Ends an attempt; one that has ended already is told again. */
export const finish =
  (ports: QuizPorts) =>
  async ({ attemptId }: { readonly attemptId: AttemptId }, actor: Actor): Promise<Graded> => {
    const { store, clock } = ports;
    const person = personOf(actor);
    const known = await store.read.quiz.attempt(person.id, attemptId);
    if (!known) throw new Refusal('not_found');
    const row = await openQuiz(ports)(known.quizId, actor);
    const done = await store.transact(async (tx) => {
      const locked = await tx.quiz.lockAttempt(person.id, attemptId);
      if (!locked) throw new Refusal('not_found');
      const attempt = locked.state === 'open' ? await end(tx, { row, attempt: locked }, clock.now()) : locked;
      return { attempt, earned: await payFor(ports)(tx, person, { row, attempt }) };
    });
    return grade(ports)(row, done);
  };

/** A whole attempt. */
interface Submission {
  readonly lessonId: LessonId;
  readonly quizId: QuizId;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** The attempt to hand in: a quiz with a time limit has to have been begun, any other is begun now. */
const handedIn =
  (ports: QuizPorts) =>
  async (row: QuizRow, person: PersonActor): Promise<AttemptRow> => {
    if (row.quiz.timeLimitSeconds === null) return sitDown(ports)(row, person.id);
    const open = (await ports.store.read.quiz.attempts(person.id, row.quiz.id)).find(({ state }) => state === 'open');
    if (!open) throw new Refusal('conflict', { message: 'This quiz has a time limit: start an attempt first.' });
    return open;
  };

/** Answers and ends an attempt in one go. */
export const submit =
  (ports: QuizPorts) =>
  async ({ lessonId, quizId, answers }: Submission, actor: Actor): Promise<Graded> => {
    const { store, clock } = ports;
    const person = personOf(actor);
    const row = await openQuiz(ports)(quizId, actor);
    if (row.lessonId !== lessonId) throw new Refusal('not_found');
    const strangers = Object.keys(answers).filter((id) => !row.questions.some((question) => question.id === id));
    if (strangers.length > 0)
      throw new Refusal('invalid', { issues: strangers.map((id) => ({ path: `answers.${id}`, message: 'is no question of this quiz' })) });
    const { id: attemptId } = await handedIn(ports)(row, person);
    const given = new Map(Object.entries(answers) as [QuestionId, Answer][]);
    const now = clock.now();
    const done = await store.transact(async (tx) => {
      const locked = await tx.quiz.lockAttempt(person.id, attemptId);
      if (!locked) throw new Refusal('not_found');
      if (locked.state !== 'open' || isOverdue(locked, now)) {
        const attempt = locked.state === 'open' ? await end(tx, { row, attempt: locked }, now) : locked;
        return { attempt, earned: null };
      }
      const taken = await takeIn(tx, { row, attempt: locked }, { answers: given, now, path: (id) => `answers.${id}` });
      const attempt = taken.state === 'open' ? await end(tx, { row, attempt: taken }, now) : taken;
      return { attempt, earned: await payFor(ports)(tx, person, { row, attempt }) };
    });
    if (!done.earned) throw overBecause(done.attempt);
    return grade(ports)(row, { attempt: done.attempt, earned: done.earned });
  };
