import { undoSeconds } from '@lyceum/shared/course/contract.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Earned } from '@lyceum/shared/reward/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { openLesson, seenLesson } from './lesson.ts';

/** A completion, with what it earned. */
export type Completed = Earned & { completedAt: string; undoUntil: string };

const completed = (earned: Earned, at: number): Completed => ({
  ...earned,
  completedAt: new Date(at).toISOString(),
  undoUntil: new Date(at + undoSeconds * 1000).toISOString(),
});

/** Completes a lesson once, however often and parallel it is asked for. */
export const complete =
  (ports: CoursePorts) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Completed> => {
    const { store, rewards } = ports;
    const person = personOf(actor);
    const { whole, own } = await openLesson(ports)(lessonId, person);
    const before = own.own?.completed[lessonId];
    if (before !== undefined) return completed(await rewards.unchanged(person.id), before);
    const { courseId, xpValue } = whole.lesson;
    return store.transact(async (tx) => {
      const earned = await rewards.forLesson(tx, person, { lessonId, courseId, amount: xpValue });
      // Somebody else of the same person may have been faster: the completion that stands is the one that is told.
      const stands = await tx.course.completion(person.id, lessonId);
      if (!stands) throw new Error('a lesson that was completed is not');
      return completed(earned, Date.parse(stands.completedAt));
    });
  };

/** Takes a completion back while that is still allowed. */
export const undoComplete =
  (ports: CoursePorts) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Earned> => {
    const { store, clock, rewards } = ports;
    const person = personOf(actor);
    const { whole } = await seenLesson(ports)(lessonId, person);
    const since = clock.now() - undoSeconds * 1000;
    return store.transact(async (tx) => {
      const earned = await rewards.takeBack(tx, person, { lessonId, courseId: whole.lesson.courseId, since });
      if (earned) return earned;
      const stands = await tx.course.completion(person.id, lessonId);
      if (!stands) throw new Refusal('conflict', { message: 'This lesson is not completed.' });
      throw new Refusal('gone', { message: `A completion can be taken back for ${undoSeconds} seconds.` });
    });
  };
