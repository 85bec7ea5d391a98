import type { StoragePorts } from './ports.ts';
import { attach } from './service/attach.ts';
import { attachments } from './service/attachments.ts';
import { confirm } from './service/confirm.ts';
import { detach } from './service/detach.ts';
import { presign } from './service/presign.ts';
import { setVideo } from './service/set-video.ts';
import { open, sign } from './service/sign.ts';

/** What can be done with files. */
export const storageService = (ports: StoragePorts) => ({
  presign: presign(ports),
  confirm: confirm(ports),
  sign: sign(ports),
  open: open(ports),
  attachments: attachments(ports),
  attach: attach(ports),
  detach: detach(ports),
  setVideo: setVideo(ports),
});

/** What `storageService` promises. */
export type StorageService = ReturnType<typeof storageService>;
