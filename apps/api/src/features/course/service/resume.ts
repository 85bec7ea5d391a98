import type { Recent } from '@lyceum/db/course/reader/learning.ts';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import type { course } from '@lyceum/shared/course/contract.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { z } from 'zod';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { get } from './syllabus.ts';

type Continued = z.output<typeof course.continue.output>[number];

const shown = 3;

const goOn = (detail: WorldDetail, { at, watched }: Recent): Continued[] => {
  const open = detail.lessons.filter(({ completed, lock }) => !completed && lock.isOpen);
  const lesson = open.find(({ id }) => id === watched?.lessonId) ?? open[0];
  if (!lesson) return [];
  const { id, title, thumbnailUrl, progress } = detail;
  const position = lesson.id === watched?.lessonId ? watched.position : 0;
  return [{ courseId: id, courseTitle: title, thumbnailUrl, progress, lesson, position, lastAt: at }];
};

/** The lessons to go on with: of each course one takes, where its video was left, or the next that is open. */
export const resume =
  (ports: Pick<CoursePorts, 'store' | 'clock' | 'catalogue'>) =>
  async (actor: Actor): Promise<Continued[]> => {
    const recent = await ports.store.read.course.recent(personOf(actor).id, 10);
    const found: Continued[] = [];
    for (const one of recent) {
      if (found.length === shown) break;
      const detail = await get(ports)({ courseId: one.courseId }, actor).catch(unlessGone);
      if (detail) found.push(...goOn(detail, one));
    }
    return found;
  };

/** A course that was removed or closed to this person since is left out. */
const unlessGone = (error: unknown): null => {
  if (error instanceof Refusal && error.code === 'not_found') return null;
  throw error;
};
