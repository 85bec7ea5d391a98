import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Track } from '@lyceum/shared/media/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';
import { presentTrack } from './playback.ts';

/** The captions of a lesson, for whoever may edit it. */
export const captions =
  ({ store, lessons, addresses }: Pick<MediaPorts, 'store' | 'lessons' | 'addresses'>) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Track[]> => {
    personOf(actor);
    await lessons.assertEditable(lessonId, actor);
    return (await store.read.media.captionsOf(lessonId)).map((caption) => presentTrack(addresses.files, caption));
  };
