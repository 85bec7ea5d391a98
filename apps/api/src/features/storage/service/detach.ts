import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { StoragePorts } from '../ports.ts';
import type { Hanging } from './attach.ts';

/** Takes a file off a lesson; when nothing else uses it, it is taken away later. */
export const detach =
  ({ store, lessons }: Pick<StoragePorts, 'store' | 'lessons'>) =>
  async ({ lessonId, id }: Hanging, actor: Actor): Promise<null> => {
    const person = personOf(actor);
    await lessons.assertEditable(lessonId, actor);
    await store.transact(async (tx) => {
      if (!(await tx.storage.detach(lessonId, id))) throw new Refusal('not_found');
      await tx.audit.record({ actorId: person.id, action: 'lesson.fileDetached', subject: `lesson:${lessonId}`, detail: { file: id } });
    });
    return null;
  };
