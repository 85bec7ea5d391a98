import { randomUUID } from 'node:crypto';
import type { AttemptRow, QuizRow } from '@lyceum/db/quiz/reader.ts';
import { AttemptId, type PersonId, type QuizId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Attempt, Quiz } from '@lyceum/shared/quiz/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { QuizPorts } from '../ports.ts';
import { describeAttempt } from './describe.ts';
import { end, isOverdue, openQuiz } from './sit.ts';

type Ports = Pick<QuizPorts, 'store' | 'clock'>;

/** Ends what is open and overdue of a person at a quiz; answers what is open and is not. */
const openAttempt =
  ({ store, clock }: Ports) =>
  async (row: QuizRow, person: PersonId): Promise<AttemptRow | null> => {
    const open = (await store.read.quiz.attempts(person, row.quiz.id)).find(({ state }) => state === 'open');
    if (!open || !isOverdue(open, clock.now())) return open ?? null;
    await store.transact(async (tx) => {
      const attempt = await tx.quiz.lockAttempt(person, open.id);
      if (attempt?.state === 'open') await end(tx, { row, attempt }, clock.now());
    });
    return null;
  };

/** The attempt that a person sits at: the open one, or a new one. 409 when all that are allowed were taken. */
export const sitDown =
  (ports: Ports) =>
  async (row: QuizRow, person: PersonId): Promise<AttemptRow> => {
    const { store, clock } = ports;
    const open = await openAttempt(ports)(row, person);
    if (open) return open;
    const { id: quizId, lives, points, attemptsAllowed, timeLimitSeconds } = row.quiz;
    const startedAt = new Date(clock.now());
    const deadline = timeLimitSeconds === null ? null : new Date(startedAt.getTime() + timeLimitSeconds * 1000);
    const attempt = { id: AttemptId.parse(randomUUID()), quizId, personId: person, startedAt, deadline, livesLeft: lives, points };
    await store.transact((tx) => tx.quiz.begin(attempt, attemptsAllowed));
    // Null may also mean that another tab was faster: then its attempt is the open one.
    const begun = (await store.read.quiz.attempts(person, quizId)).find(({ state }) => state === 'open');
    if (begun) return begun;
    throw new Refusal('conflict', { message: 'All attempts at this quiz have been taken.' });
  };

/** Begins an attempt, or goes on with the one that is open. */
export const start =
  (ports: QuizPorts) =>
  async ({ quizId }: { readonly quizId: QuizId }, actor: Actor): Promise<{ attempt: Attempt; quiz: Quiz }> => {
    const { id } = personOf(actor);
    const row = await openQuiz(ports)(quizId, actor);
    return { attempt: describeAttempt(row, await sitDown(ports)(row, id)), quiz: row.quiz };
  };
