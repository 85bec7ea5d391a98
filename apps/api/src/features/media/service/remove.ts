import type { AssetId } from '@lyceum/shared/kernel/ids.ts';
import { join, unheard } from '@lyceum/shared/media/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';
import { editable, hosted } from './asking.ts';

/** Deletes a video for good. Whatever is still heard of it later changes nothing. */
export const remove =
  ({ store, host, lessons }: Pick<MediaPorts, 'store' | 'host' | 'lessons'>) =>
  async ({ assetId }: { readonly assetId: AssetId }, actor: Actor): Promise<null> => {
    const person = personOf(actor);
    const { id, lessonId } = await editable(lessons, await store.read.media.byAsset(assetId), actor);
    await hosted({ host }).remove(assetId);
    await store.transact(async (tx) => {
      const row = await tx.media.lockUpload(id);
      if (!row) return;
      await tx.media.save(id, join(row, { ...unheard, status: 'deleted' }));
      await tx.audit.record({ actorId: person.id, action: 'video.deleted', subject: `lesson:${lessonId}`, detail: { asset: assetId } });
    });
    return null;
  };
