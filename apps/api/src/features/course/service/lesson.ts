import type { OwnLesson, WholeLesson } from '@lyceum/db/course/reader/catalogue.ts';
import type { Lesson, Lock } from '@lyceum/shared/course/contract/lesson.ts';
import { mayEdit, maySee, secondsOf } from '@lyceum/shared/course/rules.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { describeLesson, locksOf, type Standpoint } from './describe.ts';
import { readerOf, viewerOf } from './viewer.ts';

type Ports = Pick<CoursePorts, 'catalogue' | 'clock'>;

/** A lesson of a course that the actor may see, open to them or not. */
interface SeenLesson {
  readonly whole: WholeLesson;
  readonly own: OwnLesson;
  readonly standpoint: Standpoint;
  readonly lock: Lock;
}

/** A lesson that the actor may see, and whether it is open to them; 404 for any other. */
export const seenLesson =
  ({ catalogue, clock }: Ports) =>
  async (id: LessonId, actor: Actor): Promise<SeenLesson> => {
    const viewer = viewerOf(actor);
    const now = clock.now();
    const { shared: whole, own } = await catalogue.lesson(id, readerOf(actor));
    if (!whole || !maySee(whole.course, viewer, now)) throw new Refusal('not_found');
    const standpoint = { own: own.own, canEdit: mayEdit(whole.course, viewer), now };
    return { whole, own, standpoint, lock: locksOf(whole, standpoint)(whole.lesson) };
  };

/** As `seenLesson`; 403 with every reason while it is locked. */
export const openLesson =
  (ports: Ports) =>
  async (id: LessonId, actor: Actor): Promise<SeenLesson> => {
    const seen = await seenLesson(ports)(id, actor);
    const { isOpen, reasons } = seen.lock;
    if (isOpen) return seen;
    throw new Refusal('forbidden', {
      message: `This lesson is locked. ${reasons.map(({ text }) => text).join(' ')}`,
      issues: reasons.map(({ code, text }) => ({ path: `lock.${code}`, message: text })),
    });
  };

/** A lesson to be read. */
export const lesson =
  (ports: Ports) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Lesson> => {
    const { whole, own, standpoint, lock } = await openLesson(ports)(lessonId, actor);
    const intervals = [...(own.watch?.intervals ?? [])];
    const watched = { position: own.watch?.position ?? 0, intervals, seconds: secondsOf(intervals) };
    return describeLesson(whole, standpoint, { lock, watched, muxPlaybackId: own.playback });
  };
