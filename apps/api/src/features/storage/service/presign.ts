import { randomUUID } from 'node:crypto';
import { StoredId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Folder, Presigned } from '@lyceum/shared/storage/contract.ts';
import { arrivals, kindOf, mayUpload, putLifeMs, quotaOf } from '@lyceum/shared/storage/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { StoragePorts } from '../ports.ts';
import { addressOf } from './present.ts';

/** What is to be uploaded. */
interface Announcement {
  readonly fileType: string;
  readonly folder: Folder;
  readonly size: number;
  readonly name?: string | undefined;
}

/** Promises a place under a name of our own, and signs an address that takes exactly what was announced. */
export const presign =
  ({ store, objects, addresses, hasQuotas }: Pick<StoragePorts, 'store' | 'objects' | 'addresses' | 'hasQuotas'>) =>
  async ({ fileType: type, folder, size, name }: Announcement, actor: Actor): Promise<Presigned> => {
    const person = personOf(actor);
    if (!mayUpload(person.role, folder)) throw new Refusal('forbidden', { message: `Only tutors and admins put files into ${folder}.` });
    const extension = kindOf(type)?.extension ?? 'bin';
    const key = `${folder}/${randomUUID()}.${extension}`;
    const row = { id: StoredId.parse(randomUUID()), personId: person.id, folder, key, name: name ?? `${folder}.${extension}`, type, size };
    await store.transact(async (tx) => {
      const used = await tx.storage.lockQuota(person.id);
      if (hasQuotas && used + size > quotaOf(person.role))
        throw new Refusal('too_large', { message: 'There is no room left for your files. Delete some, or ask an admin.' });
      await tx.storage.create(row);
    });
    const { url, headers } = await objects.signPut({ key: `${arrivals}${row.id}`, type, size, lifeMs: putLifeMs });
    return { id: row.id, key, uploadUrl: url, publicUrl: addressOf(addresses, row), headers, expiresIn: putLifeMs / 1000 };
  };
