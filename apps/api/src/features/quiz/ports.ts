import type { Store, Tx } from '@lyceum/db/transact.ts';
import type { CourseId, LessonId, PersonId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Earned } from '@lyceum/shared/reward/contract.ts';
import type { Actor, PersonActor } from '../../platform/actor.ts';

/** Lessons, as far as their quizzes need them: each refuses as the lesson itself would. */
export interface Lessons {
  assertOpen(lessonId: LessonId, actor: Actor): Promise<void>;
  assertEditable(lessonId: LessonId, actor: Actor): Promise<void>;
}

/** A quiz that was passed. */
export interface Passed {
  readonly quizId: QuizId;
  readonly courseId: CourseId;
  readonly amount: number;
  readonly isBossBeaten: boolean;
  readonly isQuizPerfect: boolean;
}

/** Rewards, as far as quizzes earn them; each within the transaction of what is paid for. */
export interface Rewards {
  forQuiz(tx: Tx, actor: PersonActor, quiz: Passed): Promise<Earned>;
  forReview(tx: Tx, actor: PersonActor, question: { questionId: QuestionId; courseId: CourseId }): Promise<Earned>;
  unchanged(person: PersonId): Promise<Earned>;
}

/** Everything that quizzes need from outside. */
export interface QuizPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly lessons: Lessons;
  readonly rewards: Rewards;
}
