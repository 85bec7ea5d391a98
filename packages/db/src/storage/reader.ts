import type { LessonId, PersonId, StoredId } from '@lyceum/shared/kernel/ids.ts';
import type { Folder } from '@lyceum/shared/storage/contract.ts';
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { lessonFile, lessonVideo, storedObject } from './table.ts';

/** A file, or the promise of one while it is `pending`. */
export interface StoredRow {
  readonly id: StoredId;
  readonly personId: PersonId;
  readonly folder: Folder;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly status: 'pending' | 'ready';
  readonly width: number | null;
  readonly height: number | null;
}

/** The columns of a `StoredRow`. */
const columns = {
  id: storedObject.id,
  personId: storedObject.personId,
  folder: storedObject.folder,
  key: storedObject.key,
  name: storedObject.name,
  type: storedObject.type,
  size: storedObject.size,
  status: storedObject.status,
  width: storedObject.width,
  height: storedObject.height,
};

/** Reads what is stored, and where it hangs. */
export const storageReader = (db: Queryable) => ({
  byId: async (id: StoredId): Promise<StoredRow | null> => {
    const rows = await db.select(columns).from(storedObject).where(eq(storedObject.id, id));
    return rows[0] ?? null;
  },

  byKey: async (key: string): Promise<StoredRow | null> => {
    const rows = await db.select(columns).from(storedObject).where(eq(storedObject.key, key));
    return rows[0] ?? null;
  },

  /** Promises made within a stretch of time, the newest first. */
  promised: ({ from, to }: { from: Date; to: Date }, limit: number): Promise<StoredRow[]> =>
    db
      .select(columns)
      .from(storedObject)
      .where(and(eq(storedObject.status, 'pending'), gt(storedObject.createdAt, from), lt(storedObject.createdAt, to)))
      .orderBy(desc(storedObject.createdAt))
      .limit(limit),

  /** Every lesson that a file hangs on: as an attachment, as its video, as captions. */
  lessonsOf: async (id: StoredId): Promise<LessonId[]> => {
    const { rows } = await db.execute<{ lessonId: LessonId }>(sql`
      select lesson_id as "lessonId" from lesson_file where stored_id = ${id}
      union select lesson_id from lesson_video where stored_id = ${id}
      union select lesson_id from lesson_caption where stored_id = ${id}`);
    return rows.map(({ lessonId }) => lessonId);
  },

  /** The attachments of a lesson, in the order in which they were attached, by the names they have there. */
  filesOf: (lessonId: LessonId): Promise<StoredRow[]> =>
    db
      .select({ ...columns, name: lessonFile.name })
      .from(lessonFile)
      .innerJoin(storedObject, eq(storedObject.id, lessonFile.storedId))
      .where(eq(lessonFile.lessonId, lessonId))
      .orderBy(asc(lessonFile.createdAt), asc(lessonFile.storedId)),

  videoOf: async (lessonId: LessonId): Promise<StoredRow | null> => {
    const rows = await db
      .select(columns)
      .from(lessonVideo)
      .innerJoin(storedObject, eq(storedObject.id, lessonVideo.storedId))
      .where(eq(lessonVideo.lessonId, lessonId));
    return rows[0] ?? null;
  },
});

export type StorageReader = ReturnType<typeof storageReader>;
