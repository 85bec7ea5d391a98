import type { StoredRow } from '@lyceum/db/storage/reader.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { isPublic } from '@lyceum/shared/storage/rules.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { LessonRights } from '../../../platform/lessons.ts';
import type { StoragePorts } from '../ports.ts';
import { settle } from './settle.ts';

const mayStudy = async (lessons: LessonRights, ids: readonly LessonId[], actor: Actor): Promise<boolean> => {
  for (const id of ids) {
    try {
      await lessons.assertOpen(id, actor);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return false;
};

/** A file that the caller may see: a face or a cover, their own, or one of a lesson that is open to them. 404 for every other key. */
export const visible =
  ({ store, admit, lessons }: Pick<StoragePorts, 'store' | 'admit' | 'lessons'>) =>
  async (key: string, actor: Actor): Promise<StoredRow> => {
    const known = await store.read.storage.byKey(key);
    // Whoever uploads may be done without having said so: the first who looks finds out.
    const settled = known ? await settle({ store, admit })(known) : undefined;
    if (settled?.is !== 'ready') throw new Refusal('not_found');
    const { row } = settled;
    const isOwn = actor.kind === 'person' && (actor.id === row.personId || actor.role === 'admin');
    if (isPublic(row.folder) || isOwn) return row;
    if (await mayStudy(lessons, await store.read.storage.lessonsOf(row.id), actor)) return row;
    throw new Refusal('not_found');
  };
