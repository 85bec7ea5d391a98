import type { LessonId, TrackId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';
import { tellHost } from './add-captions.ts';

/** Takes captions off a lesson's video. */
export const removeCaptions =
  ({ store, lessons }: Pick<MediaPorts, 'store' | 'lessons'>) =>
  async ({ lessonId, trackId }: { readonly lessonId: LessonId; readonly trackId: TrackId }, actor: Actor): Promise<null> => {
    const person = personOf(actor);
    await lessons.assertEditable(lessonId, actor);
    await store.transact(async (tx) => {
      if (!(await tx.media.removeCaption(lessonId, trackId))) throw new Refusal('not_found');
      await tellHost(tx, lessonId);
      await tx.audit.record({
        actorId: person.id,
        action: 'video.captionsRemoved',
        subject: `lesson:${lessonId}`,
        detail: { track: trackId },
      });
    });
    return null;
  };
