import { type LessonId, UploadId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Video, VideoStatus } from '@lyceum/shared/media/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { strangeCursor } from '../../../platform/cursor.ts';
import type { MediaPorts } from '../ports.ts';
import { presentState } from './present.ts';

type Filter = PageQuery & { readonly lessonId?: LessonId | undefined; readonly status?: VideoStatus | undefined };

const readCursor = (cursor: string | undefined): UploadId | null => {
  if (cursor === undefined) return null;
  const after = UploadId.safeParse(cursor);
  if (after.success) return after.data;
  throw strangeCursor();
};

/** The school's videos, the newest first: all of them for admins, those of their own courses for tutors. */
export const list =
  ({ store }: Pick<MediaPorts, 'store'>) =>
  async ({ limit, cursor, lessonId = undefined, status }: Filter, actor: Actor): Promise<{ items: Video[]; nextCursor: string | null }> => {
    const person = personOf(actor);
    if (person.role !== 'admin' && person.role !== 'tutor')
      throw new Refusal('forbidden', { message: 'Only tutors and admins keep videos.' });
    const rows = await store.read.media.list({
      ownerId: person.role === 'admin' ? null : person.id,
      lessonId: lessonId ?? null,
      status: status ?? null,
      after: readCursor(cursor),
      limit,
    });
    const items = rows.map(({ id, createdAt, ...row }) => ({
      ...presentState(row),
      uploadId: id,
      lessonId: row.lessonId,
      lessonTitle: row.lessonTitle,
      courseTitle: row.courseTitle,
      duration: row.duration,
      isCurrent: row.isCurrent,
      createdAt: createdAt.toISOString(),
    }));
    return { items, nextCursor: items.length === limit ? (items.at(-1)?.uploadId ?? null) : null };
  };
