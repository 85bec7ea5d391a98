import type { EventRow, MediaWriter } from '@lyceum/db/media/writer.ts';
import type { UploadId } from '@lyceum/shared/kernel/ids.ts';
import { type apply as applyJob, syncCaptions } from '@lyceum/shared/media/jobs.ts';
import { join, type VideoFacts } from '@lyceum/shared/media/rules.ts';
import { eventSighting, MuxEvent } from '@lyceum/shared/media/wire.ts';
import type { z } from 'zod';
import type { Effect } from '../../platform/job.ts';

const factsOf = ({ body }: EventRow): readonly VideoFacts[] => {
  const sighting = eventSighting(MuxEvent.parse(JSON.parse(body)));
  return sighting ? [sighting.facts] : [];
};

const whose = async (media: MediaWriter, { uploadId, assetId }: EventRow): Promise<UploadId | null> => {
  // From here on nobody else can find out, or say, which upload the asset came from.
  if (assetId !== null) await media.lockAsset(assetId);
  return uploadId ?? (assetId === null ? null : ((await media.byAsset(assetId))?.id ?? null));
};

/**
 * Lets a message take effect, and with it every other that waits for the same video: a message that names an asset only waits until
 * one has told which upload the asset came from. A message about none of our uploads waits for good and changes nothing.
 */
export const apply =
  () =>
  async ({ eventId }: z.output<typeof applyJob.payload>): Promise<Effect> =>
  async ({ media, enqueue }) => {
    const event = await media.event(eventId);
    const uploadId = event && (await whose(media, event));
    const row = uploadId && (await media.lockUpload(uploadId));
    if (!row) return;
    const waiting = await media.openEvents(row.id, event.assetId ?? row.assetId);
    const facts = waiting.flatMap(factsOf).reduce<VideoFacts>(join, row);
    await media.save(row.id, facts);
    await media.markApplied(waiting.map(({ id }) => id));
    // A new video of a lesson takes over the captions that the lesson has.
    if (facts.status === 'ready' && row.status !== 'ready') await enqueue(syncCaptions, { uploadId: row.id, at: 'ready' });
  };
