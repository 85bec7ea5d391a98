import type { UploadRow } from '@lyceum/db/media/reader.ts';
import type { VideoHost } from '@lyceum/platform/video/host.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { LessonRights } from '../../../platform/lessons.ts';
import type { MediaPorts } from '../ports.ts';

/** Who keeps videos, if anybody does. */
export const hosted = ({ host }: Pick<MediaPorts, 'host'>): VideoHost => {
  if (host) return host;
  throw new Refusal('unavailable', {
    message: 'No video service is configured: set MUX_TOKEN_ID and MUX_TOKEN_SECRET. Videos can be played from files.',
    retryAfterMs: 3_600_000,
  });
};

/** A video whose lesson the caller may edit; 404 for everybody else's. */
export const editable = async (lessons: LessonRights, row: UploadRow | null, actor: Actor): Promise<UploadRow> => {
  personOf(actor);
  if (!row) throw new Refusal('not_found');
  try {
    await lessons.assertEditable(row.lessonId, actor);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden') throw new Refusal('not_found');
    throw error;
  }
  return row;
};
