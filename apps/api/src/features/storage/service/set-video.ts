import type { LessonId, StoredId } from '@lyceum/shared/kernel/ids.ts';
import type { Stored } from '@lyceum/shared/storage/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { StoragePorts } from '../ports.ts';
import { ownFile } from './attach.ts';
import { presentStored } from './present.ts';

/** Lets a lesson play a video of our own storage, or none. */
export const setVideo =
  ({ store, lessons, addresses }: Pick<StoragePorts, 'store' | 'lessons' | 'addresses'>) =>
  async ({ lessonId, id }: { readonly lessonId: LessonId; readonly id: StoredId | null }, actor: Actor): Promise<Stored | null> => {
    const person = personOf(actor);
    await lessons.assertEditable(lessonId, actor);
    const row = id === null ? null : await ownFile({ store })(id, 'lessons', person);
    await store.transact(async (tx) => {
      if (row) await tx.storage.setVideo(lessonId, row.id);
      else await tx.storage.clearVideo(lessonId);
      await tx.audit.record({ actorId: person.id, action: 'lesson.videoSet', subject: `lesson:${lessonId}`, detail: { file: id } });
    });
    return row && presentStored(addresses, row);
  };
