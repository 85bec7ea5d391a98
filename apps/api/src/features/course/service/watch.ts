import type { Interval, Watched } from '@lyceum/shared/course/contract/lesson.ts';
import { secondsOf, uniteIntervals } from '@lyceum/shared/course/rules.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { openLesson } from './lesson.ts';

/** What a player tells every few seconds. */
interface Watching {
  readonly lessonId: LessonId;
  readonly position: number;
  readonly intervals: readonly Interval[];
}

// A player that seeks all the time makes many small stretches; beyond this many something is wrong with it.
const mostIntervals = 2000;

/** Notes where a video was left and adds what was played to what was seen: nobody gets credit for skipping to the end. */
export const watch =
  (ports: Pick<CoursePorts, 'store' | 'clock' | 'catalogue'>) =>
  async ({ lessonId, position, intervals }: Watching, actor: Actor): Promise<Watched> => {
    const { id: personId } = personOf(actor);
    await openLesson(ports)(lessonId, actor);
    return ports.store.transact(async (tx) => {
      const united = uniteIntervals(await tx.course.lockWatch(personId, lessonId), intervals);
      if (united.length > mostIntervals) throw new Refusal('too_large', { message: 'These are too many stretches.' });
      await tx.course.saveWatch({ personId, lessonId }, { position, intervals: united });
      return { position, intervals: united, seconds: secondsOf(united) };
    });
  };
