import type { MediaPorts } from './ports.ts';
import { addCaptions } from './service/add-captions.ts';
import { cancel } from './service/cancel.ts';
import { captions } from './service/captions.ts';
import { createUpload } from './service/create-upload.ts';
import { list } from './service/list.ts';
import { playback } from './service/playback.ts';
import { receive } from './service/receive.ts';
import { remove } from './service/remove.ts';
import { removeCaptions } from './service/remove-captions.ts';
import { status } from './service/status.ts';

/** What can be done with videos. */
export const mediaService = (ports: MediaPorts) => ({
  createUpload: createUpload(ports),
  status: status(ports),
  cancel: cancel(ports),
  remove: remove(ports),
  list: list(ports),
  playback: playback(ports),
  captions: captions(ports),
  addCaptions: addCaptions(ports),
  removeCaptions: removeCaptions(ports),
  receive: receive(ports),
});

/** What `mediaService` promises. */
export type MediaService = ReturnType<typeof mediaService>;
