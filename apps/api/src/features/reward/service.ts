import type { Tx } from '@lyceum/db/transact.ts';
import type { CourseId, LessonId, PersonId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Earned } from '@lyceum/shared/reward/contract.ts';
import { levelOf } from '@lyceum/shared/reward/rules.ts';
import type { PersonActor } from '../../platform/actor.ts';
import type { RewardPorts } from './ports.ts';
import { badges } from './service/badges.ts';
import { calendar } from './service/calendar.ts';
import { leaderboard } from './service/leaderboard.ts';
import { ledger } from './service/ledger.ts';
import { pay } from './service/pay.ts';
import { setPreferences } from './service/set-preferences.ts';
import { standing, streakOf, unchanged } from './service/standing.ts';
import { undo } from './service/undo.ts';

/** What the other features pay with, each within its own transaction. */
const payments = (ports: RewardPorts) => ({
  /** Completes a lesson and pays for it; what was completed before earns nothing. */
  forLesson: (
    tx: Tx,
    actor: PersonActor,
    { lessonId, ...due }: { lessonId: LessonId; courseId: CourseId; amount: number },
  ): Promise<Earned> =>
    pay(ports)(tx, actor, { due: { source: 'lesson', ...due }, enter: (earning) => tx.reward.complete([{ ...earning, lessonId }]) }),

  takeBack: undo(ports),

  /** Pays for passing a quiz, the first time. */
  forQuiz: (
    tx: Tx,
    actor: PersonActor,
    quiz: { quizId: QuizId; courseId: CourseId; amount: number; isBossBeaten: boolean; isQuizPerfect: boolean },
  ): Promise<Earned> => {
    const { quizId, courseId, amount, ...feats } = quiz;
    const due = { source: 'quiz' as const, courseId, amount, feats };
    return pay(ports)(tx, actor, { due, enter: (earning) => tx.reward.earn([{ ...earning, source: due.source, sourceId: quizId }]) });
  },

  /** Pays for answering a reviewed question rightly, once a day. */
  forReview: (tx: Tx, actor: PersonActor, { questionId, courseId }: { questionId: QuestionId; courseId: CourseId }): Promise<Earned> => {
    const due = { source: 'review' as const, courseId, amount: 2 };
    return pay(ports)(tx, actor, {
      due,
      enter: (earning) => tx.reward.earn([{ ...earning, source: due.source, sourceId: `${questionId}/${earning.day}` }]),
    });
  },

  /** How somebody stands, for what earned nothing. */
  unchanged: async (person: PersonId): Promise<Earned> => {
    const profile = await ports.store.read.reward.profile(person);
    if (!profile) throw new Error('somebody who is signed in does not exist');
    return unchanged(profile, ports.clock.now());
  },
});

/** What can be done with rewards. */
export const rewardService = (ports: RewardPorts) => ({
  summary: standing(ports),
  calendar: calendar(ports),
  ledger: ledger(ports),
  leaderboard: leaderboard(ports),
  setPreferences: setPreferences(ports),
  badges: badges(ports),
  payments: payments(ports),
  /** XP, level and streak, as accounts show them. */
  standingOf: async (person: PersonId) => {
    const profile = await ports.store.read.reward.profile(person);
    if (!profile) return { xp: 0, level: 1, streak: { current: 0, longest: 0, freezes: 0 } };
    const { current, longest, freezes } = streakOf(profile, ports.clock.now());
    return { xp: profile.xp, level: levelOf(profile.xp), streak: { current, longest, freezes } };
  },
});

/** What `rewardService` promises. */
export type RewardService = ReturnType<typeof rewardService>;
