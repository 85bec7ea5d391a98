import type { AssetId, PersonId, StoredId, TrackId, UploadId } from '@lyceum/shared/kernel/ids.ts';
import type { VideoStatus } from '@lyceum/shared/media/contract.ts';
import { sql } from 'drizzle-orm';
import { doublePrecision, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at, partOf } from '../columns.ts';
import { lesson } from '../course/table.ts';
import { storedObject } from '../storage/table.ts';

const lessonId = () => partOf('lesson_id', () => lesson.id);

/** A video of a lesson at Mux, from the upload on. A lesson plays its newest that is `ready`. */
export const mediaUpload = pgTable(
  'media_upload',
  {
    /** Mux's own id. */
    id: text('id').$type<UploadId>().primaryKey(),
    lessonId: lessonId().notNull(),
    personId: uuid('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id),
    status: text('status').$type<VideoStatus>().notNull().default('waiting'),
    assetId: text('asset_id').$type<AssetId>(),
    /** `public` or `signed`, a space, and the id. */
    playback: text('playback'),
    /** Seconds. */
    duration: doublePrecision('duration'),
    error: text('error'),
    createdAt: at('created_at').notNull().defaultNow(),
    /** When Mux was last asked, or last told us. */
    heardAt: at('heard_at').notNull().defaultNow(),
  },
  (t) => [
    index('media_upload_lesson').on(t.lessonId, t.createdAt),
    index('media_upload_asset').on(t.assetId),
    index('media_upload_open').on(t.heardAt).where(sql`${t.status} in ('waiting', 'processing')`),
  ],
);

/** What Mux told us, as it came. Each message is kept once, however often it comes. */
export const mediaEvent = pgTable(
  'media_event',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    uploadId: text('upload_id').$type<UploadId>(),
    assetId: text('asset_id').$type<AssetId>(),
    body: text('body').notNull(),
    receivedAt: at('received_at').notNull().defaultNow(),
    /** When it took effect. What came before we knew whose it is waits. */
    appliedAt: at('applied_at'),
  },
  (t) => [
    index('media_event_upload').on(t.uploadId).where(sql`${t.appliedAt} is null`),
    index('media_event_asset').on(t.assetId).where(sql`${t.appliedAt} is null`),
    index('media_event_age').on(t.receivedAt),
  ],
);

/** Captions of a lesson's video; the text is a file of our own storage, wherever the video lies. */
export const lessonCaption = pgTable(
  'lesson_caption',
  {
    id: uuid('id').$type<TrackId>().primaryKey(),
    lessonId: lessonId().notNull(),
    storedId: uuid('stored_id')
      .$type<StoredId>()
      .notNull()
      .references(() => storedObject.id),
    language: text('language').notNull(),
    label: text('label').notNull(),
  },
  (t) => [unique('lesson_caption_label').on(t.lessonId, t.label), index('lesson_caption_stored').on(t.storedId)],
);
