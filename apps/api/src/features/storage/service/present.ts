import type { StoredRow } from '@lyceum/db/storage/reader.ts';
import type { Attachment, Stored } from '@lyceum/shared/storage/contract.ts';
import { isPublic } from '@lyceum/shared/storage/rules.ts';
import type { StoragePorts } from '../ports.ts';

/** The lasting address of a file. */
export const addressOf = ({ open, guarded }: StoragePorts['addresses'], { folder, key }: Pick<StoredRow, 'folder' | 'key'>): string =>
  `${isPublic(folder) ? open : guarded}/${key}`;

/** A file as its owner is told of it. */
export const presentStored = (addresses: StoragePorts['addresses'], row: StoredRow): Stored => {
  const { id, key, folder, name, type, size, width, height } = row;
  return { id, key, folder, name, type, size, width, height, url: addressOf(addresses, row) };
};

/** A file as it hangs on a lesson. */
export const presentAttachment = (addresses: StoragePorts['addresses'], row: StoredRow): Attachment => {
  const { id, name, type, size } = row;
  return { id, name, type, size, url: addressOf(addresses, row) };
};
