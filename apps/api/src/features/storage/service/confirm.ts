import type { StoredId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Stored } from '@lyceum/shared/storage/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { StoragePorts } from '../ports.ts';
import { presentStored } from './present.ts';
import { settle } from './settle.ts';

/** Lets the caller's own upload in, after its bytes have come. */
export const confirm =
  ({ store, admit, addresses }: Pick<StoragePorts, 'store' | 'admit' | 'addresses'>) =>
  async ({ id }: { readonly id: StoredId }, actor: Actor): Promise<Stored> => {
    const person = personOf(actor);
    const row = await store.read.storage.byId(id);
    if (!row || row.personId !== person.id) throw new Refusal('not_found');
    const settled = await settle({ store, admit })(row);
    if (settled.is === 'absent') throw new Refusal('conflict', { message: 'The file has not come yet: send it first.' });
    if (settled.is === 'refused')
      throw new Refusal('invalid', { message: settled.reason, issues: [{ path: 'id', message: settled.reason }] });
    return presentStored(addresses, settled.row);
  };
