import type { Store } from '@lyceum/db/transact.ts';
import { createAdmit } from '@lyceum/platform/objects/admit.ts';
import type { FolderObjects } from '@lyceum/platform/objects/objects.folder.ts';
import { openObjects } from '@lyceum/platform/objects/open-objects.ts';
import { drawPicture } from '@lyceum/platform/objects/pictures.sharp.ts';
import { openVideoHost } from '@lyceum/platform/video/open-host.ts';
import type { Clock, Log } from '@lyceum/shared/kernel/ports.ts';
import type { ApiEnv } from './env.ts';
import { type MediaService, mediaService } from './features/media/service.ts';
import { type StorageService, storageService } from './features/storage/service.ts';
import type { ForeignOrigins } from './platform/headers.ts';
import type { LessonRights } from './platform/lessons.ts';

/** Files and videos, with what the server has to know about where they are. */
export interface OpenMedia {
  readonly storage: StorageService;
  readonly media: MediaService;
  readonly folder: FolderObjects | null;
  readonly origins: ForeignOrigins;
  close(): void;
}

const originsOf = (env: ApiEnv, storage: string | null, hasHost: boolean): ForeignOrigins => {
  const files = storage === null ? [] : [storage];
  const cdn = env.R2_PUBLIC_DOMAIN === undefined ? [] : [`https://${env.R2_PUBLIC_DOMAIN}`];
  if (!hasHost) return { images: [...files, ...cdn], media: files, connect: files };
  const { origin } = new URL(env.MUX_PLAYBACK_URL);
  const isMux = origin === 'https://stream.mux.com';
  // Mux plays from many hosts below its own, and takes uploads at Google's storage.
  const videos = isMux ? ['https://*.mux.com'] : [origin];
  const uploads = isMux ? ['https://*.mux.com', 'https://storage.googleapis.com'] : [origin, new URL(env.MUX_BASE_URL).origin];
  return { images: [...files, ...cdn, ...videos], media: [...files, ...videos], connect: [...files, ...uploads] };
};

/** Opens where files are kept and who keeps videos, as configured. */
export const openMedia = async (
  env: ApiEnv,
  { store, clock, log, lessons }: { readonly store: Store; readonly clock: Clock; readonly log: Log; readonly lessons: LessonRights },
): Promise<OpenMedia> => {
  const publicUrl = env.PUBLIC_URL.replace(/\/+$/, '');
  const { objects, folder, origin } = await openObjects(env, clock);
  const host = await openVideoHost(env);
  const guarded = `${publicUrl}/storage`;
  // Not waited for: a store that is away for a moment must not keep everything else away.
  objects.prepare(new URL(publicUrl).origin).catch((err: unknown) => log.warn({ err }, 'the store of files could not be made ready'));
  return {
    storage: storageService({
      ...{ store, objects, lessons },
      admit: createAdmit(objects, drawPicture),
      addresses: { open: env.R2_PUBLIC_DOMAIN === undefined ? guarded : `https://${env.R2_PUBLIC_DOMAIN}`, guarded },
      hasQuotas: env.LYCEUM_RATE_LIMITS,
    }),
    media: mediaService({
      ...{ store, host, objects, clock, lessons },
      addresses: { origin: new URL(publicUrl).origin, files: guarded, playback: env.MUX_PLAYBACK_URL.replace(/\/+$/, '') },
      webhookSecrets: env.MUX_WEBHOOK_SECRET,
    }),
    folder,
    origins: originsOf(env, origin, host !== null),
    close: () => objects.close(),
  };
};
