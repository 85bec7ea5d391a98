import { createWriteStream } from 'node:fs';
import { stat, truncate } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Resumable uploads keep whole multiples of this. */
const grain = 262_144;

/** A PUT of a part of a file: from where to where, of how much; `total` is null while nobody knows, `from` when it only asks how far the file is. */
interface Part {
  readonly from: number | null;
  readonly to: number;
  readonly total: number | null;
}

const partOf = ({ headers }: IncomingMessage): Part | null => {
  const range = headers['content-range'];
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (range === undefined) return { from: 0, to: length - 1, total: Number.isNaN(length) ? null : length };
  const [, from, to, total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(range) ?? [];
  if (total === undefined) return null;
  return { from: from === undefined ? null : Number(from), to: Number(to ?? -1), total: total === '*' ? null : Number(total) };
};

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

/** Leaves out what is there already. */
const skipping = (bytes: number): Transform => {
  let left = bytes;
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      const skipped = Math.min(left, chunk.length);
      left -= skipped;
      done(null, chunk.subarray(skipped));
    },
  });
};

const askForMore = (response: ServerResponse, size: number): void => {
  response.writeHead(308, size > 0 ? { range: `bytes=0-${size - 1}` } : {}).end();
};

const takePart = async (request: IncomingMessage, response: ServerResponse, { file, signal }: { file: string; signal: AbortSignal }) => {
  const part = partOf(request);
  const there = await sizeOf(file);
  if (!part) {
    response.writeHead(400).end('Invalid Content-Range');
    return false;
  }
  // A gap: the sender has to go back to where we are.
  if (part.from === null || part.from > there) {
    request.resume();
    if (part.total !== null && there >= part.total) response.writeHead(200).end();
    else askForMore(response, there);
    return false;
  }
  try {
    await pipeline(request, skipping(there - part.from), createWriteStream(file, { flags: 'a' }), { signal });
  } catch {
    // The line went dead: what came of this part stays, in whole grains, so that little is sent again.
    const size = await sizeOf(file);
    await truncate(file, Math.max(there, size - (size % grain))).catch(() => undefined);
    return false;
  }
  const size = await sizeOf(file);
  const isComplete = part.total !== null && size >= part.total;
  if (isComplete) response.writeHead(200).end();
  else askForMore(response, size);
  return isComplete;
};

/** Takes one PUT into a file. Answers whether the file is complete now. */
export type TakePart = (request: IncomingMessage, response: ServerResponse, file: string) => Promise<boolean>;

/**
 * Takes the PUTs of resumable uploads as Google's storage does for Mux: parts in order, `308` with the `Range` that is there until the
 * last one, `200` then. A part without a range of its own only asks how far the file is. A new PUT ends one that still hangs.
 */
export const openChunks = (): TakePart => {
  const running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<boolean> }>();
  return async (request, response, file) => {
    const before = running.get(file);
    before?.abort.abort();
    await before?.ended;
    const abort = new AbortController();
    const ended = takePart(request, response, { file, signal: abort.signal });
    running.set(file, { abort, ended });
    try {
      return await ended;
    } finally {
      if (running.get(file)?.abort === abort) running.delete(file);
    }
  };
};
