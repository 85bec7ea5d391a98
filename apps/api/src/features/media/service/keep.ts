import type { UploadId } from '@lyceum/shared/kernel/ids.ts';
import { join, type VideoFacts } from '@lyceum/shared/media/rules.ts';
import type { MediaPorts } from '../ports.ts';

/** Adds what was learnt to what is known; answers all of it, or null when the video is none of ours. */
export const keep =
  ({ store }: Pick<MediaPorts, 'store'>) =>
  (uploadId: UploadId, learnt: VideoFacts): Promise<VideoFacts | null> =>
    store.transact(async (tx) => {
      const row = await tx.media.lockUpload(uploadId);
      if (!row) return null;
      const facts = join(row, learnt);
      await tx.media.save(uploadId, facts);
      return facts;
    });
