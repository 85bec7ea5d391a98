import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Addresses } from './address.ts';
import type { Objects } from './objects.ts';

/** The files of a folder, and how the api takes and serves them. */
export interface FolderObjects extends Objects {
  readonly addresses: Addresses;
  /** Takes a file to its last byte, then puts it into its place at once. False when it is not exactly this long; nothing stays of it then. */
  take(key: string, body: AsyncIterable<Uint8Array>, size: number): Promise<boolean>;
  /** A part of a file, `to` included. */
  stream(key: string, part: { readonly from: number; readonly to: number }): Promise<Readable>;
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

const unlessMissing = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const exactly = (size: number): Transform => {
  let taken = 0;
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      taken += chunk.length;
      if (taken > size) done(new WrongSize());
      else done(null, chunk);
    },
    flush: (done) => done(taken === size ? null : new WrongSize()),
  });
};

class WrongSize extends Error {}

/** Files below a folder of this machine, at addresses that the api serves. For one machine: every process must see the same folder. */
export const folderObjects = (folder: string, addresses: Addresses): FolderObjects => {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    const path = resolve(root, key);
    if (!path.startsWith(root + sep)) throw new Error('a key leads out of the folder');
    return path;
  };
  /** What is being written lies apart, so that no half of a file is ever found under its name. */
  const place = async (key: string, write: (draft: string) => Promise<void>): Promise<void> => {
    const path = pathOf(key);
    const draft = join(root, 'drafts', randomUUID());
    await mkdir(dirname(draft), { recursive: true });
    try {
      await write(draft);
      await mkdir(dirname(path), { recursive: true });
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
  };
  return {
    addresses,
    prepare: async () => void (await mkdir(root, { recursive: true })),
    signPut: async (grant) => ({ url: addresses.put(grant), headers: { 'Content-Type': grant.type } }),
    signGet: async (grant) => addresses.get(grant),
    sizeOf: async (key) => (await unlessMissing(stat(pathOf(key))))?.size ?? null,
    read: async (key, bytes) => {
      const file = await open(pathOf(key));
      try {
        const { size } = await file.stat();
        const head = Buffer.alloc(Math.min(size, bytes));
        await file.read(head, 0, head.length, 0);
        return head;
      } finally {
        await file.close();
      }
    },
    write: (key, bytes) => place(key, (draft) => writeFile(draft, bytes)),
    move: async (from, to) => {
      await mkdir(dirname(pathOf(to)), { recursive: true });
      return (await unlessMissing(rename(pathOf(from), pathOf(to)).then(() => true))) ?? false;
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    list: async (prefix) => {
      const names = (await unlessMissing(readdir(pathOf(prefix)))) ?? [];
      const entries = names.slice(0, 1000).map(async (name) => {
        const key = `${prefix}${name}`;
        const found = await unlessMissing(stat(pathOf(key)));
        return found ? [{ key, modifiedAt: found.mtimeMs }] : [];
      });
      return (await Promise.all(entries)).flat();
    },
    take: async (key, body, size) => {
      try {
        await place(key, async (draft) => {
          // Opened before anything can fail: a stream that opens by itself may still make the file after it was taken away.
          const file = await open(draft, 'wx');
          await pipeline(body, exactly(size), file.createWriteStream({ flush: true })).finally(() => file.close());
        });
        return true;
      } catch (error) {
        if (error instanceof WrongSize) return false;
        throw error;
      }
    },
    stream: async (key, { from, to }) => {
      if (to < from) return Readable.from([]);
      const file = await open(pathOf(key));
      return file.createReadStream({ start: from, end: to });
    },
    close: () => undefined,
  };
};
