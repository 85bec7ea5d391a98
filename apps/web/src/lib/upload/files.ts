import type { Folder, Stored } from '@lyceum/shared/storage/contract.ts';
import { call } from '../api.ts';

/** A file that is put into the school's own storage. */
export interface Putting {
  readonly file: File;
  readonly folder: Folder;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const put = (url: string, headers: Readonly<Record<string, string>>, { file, onProgress }: Putting): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) if (!/^content-length$/i.test(name)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / total);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`the storage answered ${request.status}`)));
    request.onerror = () => reject(new Error('the storage cannot be reached'));
    request.send(file);
  });

/** Puts a file into storage and has the server look into it. */
export const storeFile = async (putting: Putting): Promise<Stored> => {
  const { file, folder } = putting;
  // The system knows no type for captions: .vtt comes without one.
  const fileType = file.type || (file.name.endsWith('.vtt') ? 'text/vtt' : 'application/octet-stream');
  const signed = await call.storage.presign.mutate({ fileType, folder, size: file.size, name: file.name.slice(0, 200) });
  await put(signed.uploadUrl, signed.headers, putting);
  return call.storage.confirm.mutate({ id: signed.id });
};
