import { type LessonId, UploadId } from '@lyceum/shared/kernel/ids.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';
import { hosted } from './asking.ts';

/** Opens an address that takes a video for one lesson, and binds the two. */
export const createUpload =
  ({ store, host, lessons, addresses }: Pick<MediaPorts, 'store' | 'host' | 'lessons' | 'addresses'>) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<{ uploadId: UploadId; uploadUrl: string }> => {
    const person = personOf(actor);
    await lessons.assertEditable(lessonId, actor);
    const { id, url } = await hosted({ host }).createUpload({ corsOrigin: addresses.origin, passthrough: lessonId });
    const uploadId = UploadId.parse(id);
    await store.transact(async (tx) => {
      await tx.media.create({ id: uploadId, lessonId, personId: person.id });
      await tx.audit.record({
        actorId: person.id,
        action: 'video.uploadStarted',
        subject: `lesson:${lessonId}`,
        detail: { upload: uploadId },
      });
    });
    return { uploadId, uploadUrl: url };
  };
