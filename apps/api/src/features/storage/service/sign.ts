import type { StoredRow } from '@lyceum/db/storage/reader.ts';
import { dispositionOf, getLifeMs, servedTypeOf } from '@lyceum/shared/storage/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { StoragePorts } from '../ports.ts';
import { visible } from './visible.ts';

/** An address under which a file is served for a while. */
export interface SignedAddress {
  readonly url: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Signs an address of a file, whoever asks. */
const signRow =
  ({ objects }: Pick<StoragePorts, 'objects'>) =>
  async (row: StoredRow): Promise<SignedAddress> => {
    const lifeMs = getLifeMs(row.type);
    const url = await objects.signGet({ key: row.key, type: servedTypeOf(row.type), disposition: dispositionOf(row), lifeMs });
    return { url, expiresIn: lifeMs / 1000 };
  };

/** A short-lived address of a file, for people who are signed in and may see it. */
export const sign =
  ({ store, admit, lessons, objects }: Pick<StoragePorts, 'store' | 'admit' | 'lessons' | 'objects'>) =>
  async ({ key }: { readonly key: string }, actor: Actor): Promise<SignedAddress> => {
    personOf(actor);
    return signRow({ objects })(await visible({ store, admit, lessons })(key, actor));
  };

/** Where the lasting address of a file leads for now; guests see faces, covers, and the files of lessons that are open to everybody. */
export const open =
  ({ store, admit, lessons, objects }: Pick<StoragePorts, 'store' | 'admit' | 'lessons' | 'objects'>) =>
  async (key: string, actor: Actor): Promise<SignedAddress> =>
    signRow({ objects })(await visible({ store, admit, lessons })(key, actor));
