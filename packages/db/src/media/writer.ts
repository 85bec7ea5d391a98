import type { AssetId, LessonId, PersonId, StoredId, TrackId, UploadId } from '@lyceum/shared/kernel/ids.ts';
import type { VideoFacts } from '@lyceum/shared/media/rules.ts';
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { mediaReader, type UploadRow } from './reader.ts';
import { lessonCaption, mediaEvent, mediaUpload } from './table.ts';

/** A message of Mux with the ids by which it finds its video. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly uploadId: UploadId | null;
  readonly assetId: AssetId | null;
  readonly body: string;
}

const eventColumns = {
  id: mediaEvent.id,
  type: mediaEvent.type,
  uploadId: mediaEvent.uploadId,
  assetId: mediaEvent.assetId,
  body: mediaEvent.body,
};
const isOpen = inArray(mediaUpload.status, ['waiting', 'processing']);

/** Writes videos, what Mux tells of them, and captions. */
export const mediaWriter = (tx: Queryable) => ({
  ...mediaReader(tx),

  create: async (row: { id: UploadId; lessonId: LessonId; personId: PersonId }): Promise<void> => {
    await tx.insert(mediaUpload).values(row);
  },

  /** Gives every lesson of these people a video that only a stand-in for Mux can play; in a school that has any video, nothing. */
  fillEmpty: async (ownerIds: readonly PersonId[]): Promise<void> => {
    await tx.execute(sql`
      insert into media_upload (id, lesson_id, person_id, status, asset_id, playback, duration)
      select 'demo-' || l.id, l.id, c.owner_id, 'ready', 'demo-' || l.id, 'public demo-' || l.id, 60
      from lesson l join course c on c.id = l.course_id
      where c.owner_id = any(${sql.param([...ownerIds])}::uuid[]) and not exists (select 1 from media_upload)`);
  },

  /** Keeps messages, of those with the same id the first; answers which of them were not here yet. */
  storeEvents: async (rows: readonly EventRow[]): Promise<ReadonlySet<string>> => {
    const added = await tx
      .insert(mediaEvent)
      .values([...rows])
      .onConflictDoNothing()
      .returning({ id: mediaEvent.id });
    return new Set(added.map(({ id }) => id));
  },

  event: async (id: string): Promise<EventRow | null> => {
    const rows = await tx.select(eventColumns).from(mediaEvent).where(eq(mediaEvent.id, id));
    return rows[0] ?? null;
  },

  /** Whoever works on the same asset waits until this transaction ends: a message that does not know its video yet, and the one that tells. */
  lockAsset: async (assetId: AssetId): Promise<void> => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`asset ${assetId}`}, 0))`);
  },

  /** The upload, held until this transaction ends; null when it is none of ours. */
  lockUpload: async (id: UploadId): Promise<UploadRow | null> => {
    await tx.select({ id: mediaUpload.id }).from(mediaUpload).where(eq(mediaUpload.id, id)).for('update');
    return mediaReader(tx).upload(id);
  },

  /** Messages about an upload, or about the asset it became, that have not taken effect. */
  openEvents: (uploadId: UploadId, assetId: AssetId | null): Promise<EventRow[]> =>
    tx
      .select(eventColumns)
      .from(mediaEvent)
      .where(
        and(
          isNull(mediaEvent.appliedAt),
          or(eq(mediaEvent.uploadId, uploadId), assetId === null ? undefined : eq(mediaEvent.assetId, assetId)),
        ),
      ),

  markApplied: async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    await tx
      .update(mediaEvent)
      .set({ appliedAt: sql`clock_timestamp()` })
      .where(inArray(mediaEvent.id, [...ids]));
  },

  save: async (id: UploadId, { status, assetId, playback, duration, error }: VideoFacts): Promise<void> => {
    await tx
      .update(mediaUpload)
      .set({ status, assetId, playback, duration, error, heardAt: sql`clock_timestamp()` })
      .where(eq(mediaUpload.id, id));
  },

  /** Uploads that are on their way and of which nothing was heard since; each is given to one asker only. */
  claimSilent: async (since: Date, limit: number): Promise<UploadId[]> => {
    const silent = tx
      .select({ id: mediaUpload.id })
      .from(mediaUpload)
      .where(and(isOpen, lt(mediaUpload.heardAt, since)))
      .orderBy(mediaUpload.heardAt)
      .limit(limit)
      .for('update', { skipLocked: true });
    const claimed = await tx
      .update(mediaUpload)
      .set({ heardAt: sql`clock_timestamp()` })
      .where(inArray(mediaUpload.id, silent))
      .returning({ id: mediaUpload.id });
    return claimed.map(({ id }) => id);
  },

  /** As `claimSilent`, for one. */
  claimIfSilent: async (id: UploadId, since: Date): Promise<boolean> => {
    const claimed = await tx
      .update(mediaUpload)
      .set({ heardAt: sql`clock_timestamp()` })
      .where(and(eq(mediaUpload.id, id), isOpen, lt(mediaUpload.heardAt, since)))
      .returning({ id: mediaUpload.id });
    return claimed.length > 0;
  },

  addCaption: async (row: { id: TrackId; lessonId: LessonId; storedId: StoredId; language: string; label: string }): Promise<boolean> => {
    const added = await tx.insert(lessonCaption).values(row).onConflictDoNothing().returning({ id: lessonCaption.id });
    return added.length > 0;
  },

  removeCaption: async (lessonId: LessonId, id: TrackId): Promise<boolean> => {
    const gone = await tx
      .delete(lessonCaption)
      .where(and(eq(lessonCaption.lessonId, lessonId), eq(lessonCaption.id, id)))
      .returning({ id: lessonCaption.id });
    return gone.length > 0;
  },

  /** Forgets messages that came before a day; Mux sends one again for a day at most. */
  removeEvents: async (before: Date): Promise<void> => {
    await tx.delete(mediaEvent).where(lt(mediaEvent.receivedAt, before));
  },
});

export type MediaWriter = ReturnType<typeof mediaWriter>;
