import { call } from '../api.ts';
import { problemOf } from '../problem.ts';
import { received, type Sender, sendChunks } from './chunks.ts';
import { isSame, type Shelved, shelf } from './shelf.ts';

/** How far an upload is. `waiting`: for the network. `lost`: the page was loaded again and the file has to be chosen once more. */
export type Stage = 'sending' | 'paused' | 'waiting' | 'lost' | 'processing' | 'ready' | 'failed';

/** An upload as the dock shows it. */
export interface Upload extends Shelved {
  readonly stage: Stage;
  readonly sent: number;
  /** Seconds to go, once that can be told. */
  readonly left: number | null;
  /** Why it failed, as the server says it. */
  readonly fault: string | null;
  /** The file that was chosen is another one. */
  readonly isWrongFile: boolean;
}

const retryMs = 2_000;
const askMs = 2_000;

let uploads: readonly Upload[] = [];
const listeners = new Set<() => void>();
const files = new Map<string, File>();
const senders = new Map<string, Sender>();

const tell = (next: readonly Upload[]) => {
  uploads = next;
  for (const listener of listeners) listener();
};
const find = (id: string) => uploads.find(({ uploadId }) => uploadId === id);
const change = (id: string, by: Partial<Upload>) => tell(uploads.map((each) => (each.uploadId === id ? { ...each, ...by } : each)));
const fail = (id: string, fault: string) => {
  senders.delete(id);
  change(id, { stage: 'failed', fault, left: null });
};

/** Asks until the video plays or cannot. */
const follow = async (id: Upload['uploadId']): Promise<void> => {
  change(id, { stage: 'processing', left: null });
  for (;;) {
    if (!find(id)) return;
    const state = await call.media.status.mutate({ uploadId: id }).catch(() => null);
    if (state?.status === 'ready') {
      await shelf.remove(id);
      files.delete(id);
      return change(id, { stage: 'ready' });
    }
    if (state && ['errored', 'cancelled', 'deleted'].includes(state.status)) {
      await shelf.remove(id);
      return fail(id, state.error ?? state.status);
    }
    await new Promise((resolve) => setTimeout(resolve, askMs));
  }
};

const send = async (upload: Upload, file: File, from: number): Promise<void> => {
  const id = upload.uploadId;
  const begun = Date.now();
  change(id, { stage: 'sending', sent: from, left: null });
  const sender = await sendChunks(
    { url: upload.url, file, from },
    {
      onProgress: (sent) => {
        const seconds = (Date.now() - begun) / 1000;
        const left = sent > from && seconds > 1 ? Math.ceil((file.size - sent) / ((sent - from) / seconds)) : null;
        change(id, { sent, left });
      },
      onDone: () => {
        senders.delete(id);
        change(id, { sent: file.size });
        void follow(id);
      },
      onBroken: () => {
        senders.delete(id);
        void goOn(id);
      },
    },
  );
  senders.set(id, sender);
};

/** Finds out how much has arrived, and sends the rest; without a network it waits for one. */
const goOn = async (id: Upload['uploadId']): Promise<void> => {
  const upload = find(id);
  const file = files.get(id);
  if (!upload || !file || senders.has(id)) return;
  try {
    const there = await received(upload.url, file.size);
    if (there.kind === 'gone') return fail(id, 'gone');
    if (there.kind === 'all') return follow(id);
    await send(upload, file, there.bytes);
  } catch {
    change(id, { stage: 'waiting', left: null });
    setTimeout(() => find(id)?.stage === 'waiting' && void goOn(id), retryMs);
  }
};

/** What is to be uploaded. */
export interface Wanted extends Pick<Shelved, 'lessonId' | 'title' | 'person'> {
  readonly file: File;
  readonly handle?: FileSystemFileHandle;
}

/** Begins to upload a lesson's video. Rejects when the server does not take videos this way. */
export const startUpload = async ({ file, handle, ...about }: Wanted): Promise<void> => {
  const { uploadId, uploadUrl } = await call.media.createUpload.mutate({ lessonId: about.lessonId });
  const { name, size, lastModified } = file;
  const item: Shelved = { ...about, uploadId, url: uploadUrl, file: { name, size, lastModified }, ...(handle && { handle }) };
  await shelf.put(item);
  files.set(uploadId, file);
  const upload: Upload = { ...item, stage: 'sending', sent: 0, left: null, fault: null, isWrongFile: false };
  tell([...uploads, upload]);
  void send(upload, file, 0);
};

/** Brings back what a reload interrupted: what only has to be processed goes on, the rest asks for its file. */
export const recoverUploads = async (person: string): Promise<void> => {
  const known = await shelf.all(person);
  const lost = known.filter(({ uploadId }) => !find(uploadId));
  tell([...uploads, ...lost.map((item): Upload => ({ ...item, stage: 'lost', sent: 0, left: null, fault: null, isWrongFile: false }))]);
  for (const item of lost) {
    const there = await received(item.url, item.file.size).catch(() => null);
    if (there?.kind === 'all') void follow(item.uploadId);
    if (there?.kind === 'gone') fail(item.uploadId, 'gone');
    if (there?.kind === 'some') change(item.uploadId, { sent: there.bytes });
    if (there?.kind === 'some' && (await item.handle?.queryPermission?.({ mode: 'read' })) === 'granted') void reopen(item.uploadId);
  }
};

/** Goes on with the file that was chosen again, if it is the same. */
export const choose = (id: Upload['uploadId'], file: File): void => {
  const upload = find(id);
  if (!upload) return;
  if (!isSame(file, upload)) return change(id, { isWrongFile: true });
  files.set(id, file);
  change(id, { isWrongFile: false });
  void goOn(id);
};

/** Opens the same file again by itself, if the reader allows it. */
export const reopen = async (id: Upload['uploadId']): Promise<void> => {
  const handle = find(id)?.handle;
  const may = await handle?.requestPermission?.({ mode: 'read' }).catch(() => 'denied');
  if (handle && may === 'granted') choose(id, await handle.getFile());
};

export const pauseUpload = (id: string): void => {
  senders.get(id)?.pause();
  change(id, { stage: 'paused', left: null });
};

export const resumeUpload = (id: Upload['uploadId']): void => {
  const sender = senders.get(id);
  change(id, { stage: 'sending' });
  if (sender) sender.resume();
  else void goOn(id);
};

/** Tries again after a fault: from where it broke, or as a new upload when the old one is gone. */
export const retryUpload = async (id: Upload['uploadId']): Promise<void> => {
  const upload = find(id);
  const file = files.get(id);
  if (!upload || !file) return;
  await dismissUpload(id);
  const { lessonId, title, person, handle } = upload;
  await startUpload({ lessonId, title, person, file, ...(handle && { handle }) });
};

/** Takes an upload out of the dock; one that is still being sent is given up. */
export const dismissUpload = async (id: Upload['uploadId']): Promise<void> => {
  const upload = find(id);
  senders.get(id)?.stop();
  senders.delete(id);
  tell(uploads.filter(({ uploadId }) => uploadId !== id));
  await shelf.remove(id);
  if (upload && ['sending', 'paused', 'waiting', 'lost'].includes(upload.stage))
    await call.media.cancel.mutate({ uploadId: id }).catch((error: unknown) => problemOf(error));
};

export const currentUploads = (): readonly Upload[] => uploads;

export const onUploads = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

addEventListener('online', () => {
  for (const { uploadId, stage } of uploads) if (stage === 'waiting') void goOn(uploadId);
});
addEventListener('beforeunload', (event) => {
  if (uploads.some(({ stage }) => stage === 'sending' || stage === 'waiting')) event.preventDefault();
});
