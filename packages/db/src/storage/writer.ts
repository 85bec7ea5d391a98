import type { LessonId, PersonId, StoredId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { type StoredRow, storageReader } from './reader.ts';
import { lessonFile, lessonVideo, storedObject } from './table.ts';

/** What a file turned out to be. */
export interface Found {
  readonly type: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
}

const isUsed = sql`exists (select 1 from lesson_file f where f.stored_id = o.id)
  or exists (select 1 from lesson_video v where v.stored_id = o.id)
  or exists (select 1 from lesson_caption c where c.stored_id = o.id)
  or (o.folder = 'avatars' and exists (select 1 from person p where p.id = o.person_id and p.avatar_url like '%' || o.key))
  or (o.folder = 'thumbnails' and exists (select 1 from course c where c.thumbnail_url like '%' || o.key))`;

/** Writes what is stored, and where it hangs. */
export const storageWriter = (tx: Queryable) => ({
  ...storageReader(tx),

  /** How many bytes a person has taken up or asked for. Whoever asks for the same person waits until this transaction ends. */
  lockQuota: async (personId: PersonId): Promise<number> => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`stored ${personId}`}, 0))`);
    const rows = await tx
      .select({ used: sql<number>`coalesce(sum(${storedObject.size}), 0)::float8` })
      .from(storedObject)
      .where(eq(storedObject.personId, personId));
    return rows[0]?.used ?? 0;
  },

  create: async (row: Omit<StoredRow, 'status' | 'width' | 'height'>): Promise<void> => {
    await tx.insert(storedObject).values(row);
  },

  /** Makes a promise a file. The first of any number at once does it; the others find it done. */
  markReady: async (id: StoredId, found: Found): Promise<StoredRow | null> => {
    await tx
      .update(storedObject)
      .set({ ...found, status: 'ready' })
      .where(and(eq(storedObject.id, id), eq(storedObject.status, 'pending')));
    return storageReader(tx).byId(id);
  },

  /** Forgets a promise that was not kept. */
  removePending: async (id: StoredId): Promise<void> => {
    await tx.delete(storedObject).where(and(eq(storedObject.id, id), eq(storedObject.status, 'pending')));
  },

  attach: async (row: { lessonId: LessonId; storedId: StoredId; name: string }): Promise<void> => {
    await tx
      .insert(lessonFile)
      .values(row)
      .onConflictDoUpdate({ target: [lessonFile.lessonId, lessonFile.storedId], set: { name: row.name } });
  },

  /** False when it did not hang there. */
  detach: async (lessonId: LessonId, storedId: StoredId): Promise<boolean> => {
    const gone = await tx
      .delete(lessonFile)
      .where(and(eq(lessonFile.lessonId, lessonId), eq(lessonFile.storedId, storedId)))
      .returning({ storedId: lessonFile.storedId });
    return gone.length > 0;
  },

  setVideo: async (lessonId: LessonId, storedId: StoredId): Promise<void> => {
    await tx.insert(lessonVideo).values({ lessonId, storedId }).onConflictDoUpdate({ target: lessonVideo.lessonId, set: { storedId } });
  },

  clearVideo: async (lessonId: LessonId): Promise<void> => {
    await tx.delete(lessonVideo).where(eq(lessonVideo.lessonId, lessonId));
  },

  /** Holds one old file that nothing uses, or an old promise, until this transaction ends; nobody can hang it anywhere meanwhile. */
  lockOrphan: async (before: Date): Promise<Pick<StoredRow, 'id' | 'key'> | null> => {
    const { rows } = await tx.execute<Pick<StoredRow, 'id' | 'key'> & Record<string, unknown>>(sql`
      select o.id, o.key from stored_object o
      where o.created_at < ${before} and (o.status = 'pending' or not (${isUsed}))
      order by o.created_at limit 1 for update skip locked`);
    return rows[0] ?? null;
  },

  remove: async (id: StoredId): Promise<void> => {
    await tx.delete(storedObject).where(eq(storedObject.id, id));
  },
});

export type StorageWriter = ReturnType<typeof storageWriter>;
