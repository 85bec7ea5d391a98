import type { syncCaptions as syncCaptionsJob } from '@lyceum/shared/media/jobs.ts';
import { dispositionOf, getLifeMs } from '@lyceum/shared/storage/rules.ts';
import type { z } from 'zod';
import { type Effect, nothing } from '../../platform/job.ts';
import type { MediaPorts } from './ports.ts';

const type = 'text/vtt';

/** Gives a video at the host the captions that its lesson has, and takes off those it has no more. Done twice, it changes nothing. */
export const syncCaptions =
  ({ store, host, objects }: Pick<MediaPorts, 'store' | 'host' | 'objects'>) =>
  async ({ uploadId }: z.output<typeof syncCaptionsJob.payload>): Promise<Effect> => {
    const video = await store.read.media.upload(uploadId);
    if (!host || !video?.assetId || video.status !== 'ready') return nothing;
    const { assetId, lessonId } = video;
    const [wanted, there] = await Promise.all([store.read.media.captionsOf(lessonId), host.tracks(assetId)]);
    for (const { id, language, label, key } of wanted) {
      if (there.some(({ passthrough }) => passthrough === id)) continue;
      const url = await objects.signGet({ key, type, disposition: dispositionOf({ type, name: `${label}.vtt` }), lifeMs: getLifeMs(type) });
      await host.addTrack(assetId, { url, language, label, passthrough: id });
    }
    // Captions that somebody made at the host itself have no name of ours and stay.
    const gone = there.filter(({ passthrough }) => passthrough !== null && !wanted.some(({ id }) => id === passthrough));
    for (const { id } of gone) await host.removeTrack(assetId, id);
    return nothing;
  };
