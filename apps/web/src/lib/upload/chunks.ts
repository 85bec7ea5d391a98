/** In KB, a multiple of 256: what a broken connection costs at most. */
const chunkKb = 5_120;

/** A file of which a beginning is already there: it tells its whole size, and is read from where the rest begins. */
class RestOfFile extends File {
  readonly #whole: File;
  readonly #from: number;

  constructor(whole: File, from: number) {
    super([whole], whole.name, { type: whole.type, lastModified: whole.lastModified });
    this.#whole = whole;
    this.#from = from;
  }

  override stream(): ReturnType<File['stream']> {
    return this.#whole.slice(this.#from).stream();
  }
}

/** What there is to send, and where. */
export interface Sending {
  readonly url: string;
  readonly file: File;
  /** Bytes that are there already. */
  readonly from: number;
}

/** What is told while it is sent. */
export interface SendingEvents {
  /** So many bytes are there, counting those on the way. */
  readonly onProgress: (bytes: number) => void;
  readonly onDone: () => void;
  /** A chunk did not arrive: the status it was refused with, 0 without an answer. */
  readonly onBroken: (status: number) => void;
}

/** A running upload. */
export interface Sender {
  /** After the chunk that is on its way. */
  pause(): void;
  resume(): void;
  /** At once, and for good. */
  stop(): void;
}

/** Sends a file in chunks. A broken one is not tried again here: whoever asked finds out first how much has arrived. */
export const sendChunks = async ({ url, file, from }: Sending, events: SendingEvents): Promise<Sender> => {
  const { UpChunk } = await import('@mux/upchunk');
  const upload = new UpChunk({ endpoint: url, file: new RestOfFile(file, from), chunkSize: chunkKb, attempts: 1 });
  // Its only way to begin elsewhere than at the first byte: it counts from here.
  Object.assign(upload, { nextChunkRangeStart: from, chunkCount: Math.floor(from / (chunkKb * 1024)) });
  let isOver = false;
  const end = (tell: () => void) => {
    if (isOver) return;
    isOver = true;
    upload.abort();
    tell();
  };
  upload.on('progress', ({ detail }: CustomEvent<number>) => !isOver && events.onProgress((detail / 100) * file.size));
  upload.on('success', () => end(events.onDone));
  upload.on('offline', () => end(() => events.onBroken(0)));
  upload.on('error', ({ detail }: CustomEvent<{ response?: { statusCode?: number } }>) =>
    end(() => events.onBroken(detail.response?.statusCode ?? 0)),
  );
  return { pause: () => upload.pause(), resume: () => upload.resume(), stop: () => end(() => undefined) };
};

/** What an upload's address says about itself. */
export type Received = { readonly kind: 'some'; readonly bytes: number } | { readonly kind: 'all' } | { readonly kind: 'gone' };

/** Asks how much of a file has arrived. Rejects when the address cannot be reached. */
export const received = async (url: string, size: number): Promise<Received> => {
  const answer = await fetch(url, { method: 'PUT', headers: { 'content-range': `bytes */${size}` } });
  if (answer.status === 308) {
    const [, last] = /bytes=0-(\d+)/.exec(answer.headers.get('range') ?? '') ?? [];
    return { kind: 'some', bytes: last === undefined ? 0 : Number(last) + 1 };
  }
  if (answer.ok) return { kind: 'all' };
  if (answer.status >= 500) throw new Error(`the upload's address answered ${answer.status}`);
  return { kind: 'gone' };
};
