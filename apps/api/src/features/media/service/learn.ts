import type { VideoHost } from '@lyceum/platform/video/host.ts';
import type { UploadId } from '@lyceum/shared/kernel/ids.ts';
import { join, type VideoFacts } from '@lyceum/shared/media/rules.ts';
import { answeredFacts } from '@lyceum/shared/media/wire.ts';
import type { MediaPorts } from '../ports.ts';

/** Asks the host how a video stands. */
export const askHost = async (host: VideoHost, uploadId: UploadId): Promise<VideoFacts> => {
  const upload = await host.upload(uploadId);
  const { assetId } = answeredFacts(upload);
  return assetId === null ? answeredFacts(upload) : answeredFacts(upload, await host.asset(assetId));
};

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
