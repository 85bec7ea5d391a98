import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { recognise } from './container.ts';
import type { Records } from './records.ts';

const headOf = async (file: string): Promise<Buffer> => {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const rangeOf = (header: string | undefined, size: number): readonly [number, number] | null => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  return [from, first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)];
};

const sendFile = async (request: IncomingMessage, response: ServerResponse, file: string): Promise<void> => {
  const { size } = await stat(file);
  const type = file.endsWith('.webp') ? 'image/webp' : (recognise(await headOf(file))?.type ?? 'application/octet-stream');
  const range = rangeOf(request.headers.range, size);
  const shared = {
    'content-type': type,
    'accept-ranges': 'bytes',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (range && (range[0] >= size || range[1] < range[0])) {
    response.writeHead(416, { ...shared, 'content-range': `bytes */${size}` }).end();
    return;
  }
  const [start, end] = range ?? [0, size - 1];
  const part = range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {};
  response.writeHead(range ? 206 : 200, { ...shared, ...part, 'content-length': end - start + 1 });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file, { start, end })
      .on('error', () => response.destroy())
      .pipe(response);
};

/** Plays `/<playback id>/highest.mp4` and shows `/<playback id>/thumbnail.webp`. Ids that begin with `demo` play the clip. False: nothing there. */
export const play = async (
  { records, assets }: { readonly records: Records; readonly assets: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const [, id = '', what] = /^\/([\w-]+)\/(highest\.mp4|thumbnail\.webp)$/.exec(path) ?? [];
  if (what === undefined) return false;
  const asset = [...records.assets.values()].find(
    ({ playback_ids: ids, status }) => status === 'ready' && ids.some((each) => each.id === id),
  );
  const file = asset ? records.fileOf(asset.upload_id) : id.startsWith('demo') ? join(assets, 'clip.mp4') : undefined;
  if (file === undefined) return false;
  await sendFile(request, response, what === 'highest.mp4' ? file : join(assets, 'poster.webp'));
  return true;
};
