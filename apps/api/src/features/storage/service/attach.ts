import type { StoredRow } from '@lyceum/db/storage/reader.ts';
import type { LessonId, StoredId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Attachment, Folder } from '@lyceum/shared/storage/contract.ts';
import { type Actor, type PersonActor, personOf } from '../../../platform/actor.ts';
import type { StoragePorts } from '../ports.ts';
import { presentAttachment } from './present.ts';

/** Which file, and on which lesson. */
export interface Hanging {
  readonly lessonId: LessonId;
  readonly id: StoredId;
}

/** A file of the caller's own that is in, of one folder. */
export const ownFile =
  ({ store }: Pick<StoragePorts, 'store'>) =>
  async (id: StoredId, folder: Folder, person: PersonActor): Promise<StoredRow> => {
    const row = await store.read.storage.byId(id);
    if (!row || (row.personId !== person.id && person.role !== 'admin')) throw new Refusal('not_found');
    if (row.status !== 'ready') throw new Refusal('conflict', { message: 'Confirm the upload first.' });
    if (row.folder !== folder) throw new Refusal('invalid', { issues: [{ path: 'id', message: `must be a file of ${folder}` }] });
    return row;
  };

/** Hangs a file on a lesson; once more under another name renames it. */
export const attach =
  ({ store, lessons, addresses }: Pick<StoragePorts, 'store' | 'lessons' | 'addresses'>) =>
  async ({ lessonId, id, name }: Hanging & { readonly name?: string | undefined }, actor: Actor): Promise<Attachment> => {
    const person = personOf(actor);
    await lessons.assertEditable(lessonId, actor);
    const row = await ownFile({ store })(id, 'attachments', person);
    const shown = { ...row, name: name ?? row.name };
    await store.transact(async (tx) => {
      await tx.storage.attach({ lessonId, storedId: id, name: shown.name });
      await tx.audit.record({ actorId: person.id, action: 'lesson.fileAttached', subject: `lesson:${lessonId}`, detail: { file: id } });
    });
    return presentAttachment(addresses, shown);
  };
