import { z } from 'zod';
import { UploadId } from '../kernel/ids.ts';
import { defineJob } from '../kernel/job.ts';

/** Lets a stored message of Mux take effect. Asked for by the transaction that stores it. */
export const apply = defineJob('media.apply', z.object({ eventId: z.string() }), {
  attempts: 8,
  key: ({ eventId }) => encodeURIComponent(eventId),
});

/** Brings the captions of a video at Mux in line with those of its lesson. `at` tells one change of them from the next. */
export const syncCaptions = defineJob('media.syncCaptions', z.object({ uploadId: UploadId, at: z.string() }), {
  attempts: 8,
  key: ({ uploadId, at }) => `${uploadId}-${at}`,
});
