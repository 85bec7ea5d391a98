import type { CaptionRow } from '@lyceum/db/media/reader.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Playback, Track } from '@lyceum/shared/media/contract.ts';
import { playbackOf } from '@lyceum/shared/media/rules.ts';
import { dispositionOf, getLifeMs } from '@lyceum/shared/storage/rules.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';

const muxPlayback = 'https://stream.mux.com';
const muxPictures = 'https://image.mux.com';

/** Captions as they are played; their files are read by the rights of whoever watches. */
export const presentTrack = (files: string, { id, language, label, key }: CaptionRow): Track => ({
  id,
  language,
  label,
  url: `${files}/${key}`,
});

type Ports = Pick<MediaPorts, 'store' | 'host' | 'objects' | 'addresses'>;

const hostedPlayback = async ({ host, addresses }: Ports, playback: string, tracks: Track[]): Promise<Playback> => {
  const { id, isSigned } = playbackOf(playback);
  const base = addresses.playback;
  // What stands in for Mux has no streams: it plays the file as it came.
  if (base !== muxPlayback) {
    return { kind: 'file', url: `${base}/${id}/highest.mp4`, type: null, poster: `${base}/${id}/thumbnail.webp`, tracks };
  }
  const tokens = isSigned && host ? await host.tokens(id) : null;
  const signed = (token: string | undefined): string => (token === undefined ? '' : `?token=${token}`);
  return {
    kind: 'mux',
    playbackId: id,
    token: tokens?.video ?? null,
    thumbnailToken: tokens?.thumbnail ?? null,
    url: `${base}/${id}.m3u8${signed(tokens?.video)}`,
    poster: `${muxPictures}/${id}/thumbnail.webp${signed(tokens?.thumbnail)}`,
    tracks,
  };
};

/** How the video of a lesson is played by whoever may study it: the host's newest one that is ready, or the file that was chosen. */
export const playback =
  ({ lessons, ...ports }: Ports & Pick<MediaPorts, 'lessons'>) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Playback> => {
    await lessons.assertOpen(lessonId, actor);
    const { store, objects, addresses } = ports;
    const [current, captions] = await Promise.all([store.read.media.current(lessonId), store.read.media.captionsOf(lessonId)]);
    const tracks = captions.map((caption) => presentTrack(addresses.files, caption));
    if (current?.playback) return hostedPlayback(ports, current.playback, tracks);
    const file = await store.read.storage.videoOf(lessonId);
    if (!file) return { kind: 'none' };
    const { key, type } = file;
    const url = await objects.signGet({ key, type, disposition: dispositionOf(file), lifeMs: getLifeMs(type) });
    return { kind: 'file', url, type, poster: null, tracks };
  };
