import type { AssetId, LessonId, PersonId, StoredId, TrackId, UploadId } from '@lyceum/shared/kernel/ids.ts';
import type { VideoFacts } from '@lyceum/shared/media/rules.ts';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { storedObject } from '../storage/table.ts';
import { lessonCaption, mediaUpload } from './table.ts';

/** An upload and what is known of its video. */
export interface UploadRow extends VideoFacts {
  readonly id: UploadId;
  readonly lessonId: LessonId;
  readonly personId: PersonId;
  readonly createdAt: Date;
}

/** Captions with the file that holds them. */
export interface CaptionRow {
  readonly id: TrackId;
  readonly language: string;
  readonly label: string;
  readonly storedId: StoredId;
  readonly key: string;
}

const columns = {
  id: mediaUpload.id,
  lessonId: mediaUpload.lessonId,
  personId: mediaUpload.personId,
  status: mediaUpload.status,
  assetId: mediaUpload.assetId,
  playback: mediaUpload.playback,
  duration: mediaUpload.duration,
  error: mediaUpload.error,
  createdAt: mediaUpload.createdAt,
};

/** Reads videos and captions. */
export const mediaReader = (db: Queryable) => ({
  upload: async (id: UploadId): Promise<UploadRow | null> => {
    const rows = await db.select(columns).from(mediaUpload).where(eq(mediaUpload.id, id));
    return rows[0] ?? null;
  },

  byAsset: async (assetId: AssetId): Promise<UploadRow | null> => {
    const rows = await db.select(columns).from(mediaUpload).where(eq(mediaUpload.assetId, assetId));
    return rows[0] ?? null;
  },

  /** What a lesson plays: its newest video that is ready. */
  current: async (lessonId: LessonId): Promise<UploadRow | null> => {
    const rows = await db
      .select(columns)
      .from(mediaUpload)
      .where(and(eq(mediaUpload.lessonId, lessonId), eq(mediaUpload.status, 'ready')))
      .orderBy(desc(mediaUpload.createdAt))
      .limit(1);
    return rows[0] ?? null;
  },

  captionsOf: (lessonId: LessonId): Promise<CaptionRow[]> =>
    db
      .select({
        id: lessonCaption.id,
        language: lessonCaption.language,
        label: lessonCaption.label,
        storedId: lessonCaption.storedId,
        key: storedObject.key,
      })
      .from(lessonCaption)
      .innerJoin(storedObject, eq(storedObject.id, lessonCaption.storedId))
      .where(eq(lessonCaption.lessonId, lessonId))
      .orderBy(asc(lessonCaption.label)),
});

export type MediaReader = ReturnType<typeof mediaReader>;
