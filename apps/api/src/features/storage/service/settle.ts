import type { StoredRow } from '@lyceum/db/storage/reader.ts';
import { arrivalOf } from '@lyceum/shared/storage/rules.ts';
import type { StoragePorts } from '../ports.ts';

/** What became of a promised file. */
export type Settled =
  | { readonly is: 'ready'; readonly row: StoredRow }
  | { readonly is: 'absent' }
  | { readonly is: 'refused'; readonly reason: string };

/** Looks whether a promised file has come, and lets it in or throws it away. What is in already stays. */
export const settle =
  ({ store, admit }: Pick<StoragePorts, 'store' | 'admit'>) =>
  async (row: StoredRow): Promise<Settled> => {
    if (row.status === 'ready') return { is: 'ready', row };
    const arrival = arrivalOf(row);
    const admission = await admit(arrival);
    if (admission.is === 'absent') return admission;
    if (admission.is === 'refused') {
      await store.transact((tx) => tx.storage.removePending(row.id));
      return admission;
    }
    const { size, width, height } = admission;
    const ready = await store.transact((tx) => tx.storage.markReady(row.id, { type: arrival.type, size, width, height }));
    return ready ? { is: 'ready', row: ready } : { is: 'absent' };
  };
