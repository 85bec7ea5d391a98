import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Attachment } from '@lyceum/shared/storage/contract.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { StoragePorts } from '../ports.ts';
import { presentAttachment } from './present.ts';

/** The files of a lesson that is open to the caller. */
export const attachments =
  ({ store, lessons, addresses }: Pick<StoragePorts, 'store' | 'lessons' | 'addresses'>) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Attachment[]> => {
    await lessons.assertOpen(lessonId, actor);
    return (await store.read.storage.filesOf(lessonId)).map((row) => presentAttachment(addresses, row));
  };
