import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import Mux from '@mux/mux-node';
import type { VideoHost } from './host.ts';

/** How Mux is entered. With a signing key, every new video is played with tokens only. */
export interface MuxAccount {
  readonly tokenId: string;
  readonly tokenSecret: string;
  readonly baseUrl: string;
  readonly signing: { readonly keyId: string; readonly privateKey: string } | null;
}

const timeoutMs = 10_000;
const tokenLife = '6h';

const statusOf = (error: unknown): number | undefined => (error instanceof Mux.APIError ? error.status : undefined);

const refused = (error: unknown): Error => {
  if (!(error instanceof Mux.APIError)) return error instanceof Error ? error : new Error(String(error));
  const why = error.status === undefined ? 'cannot be reached' : `answered ${error.status}`;
  return new Refusal('unavailable', { message: `The video service ${why}. Try again in a moment.`, retryAfterMs: 5_000 });
};

/** Asks Mux; `missing` is the answer when there is no such thing. */
const ask = async <T, M>(work: Promise<T>, missing: M, absent: readonly number[] = [404]): Promise<T | M> => {
  try {
    return await work;
  } catch (error) {
    if (absent.includes(statusOf(error) ?? 0)) return missing;
    throw refused(error);
  }
};

/** Mux, or whatever speaks its language at `baseUrl`. */
export const muxHost = ({ tokenId, tokenSecret, baseUrl, signing }: MuxAccount): VideoHost => {
  const mux = new Mux({
    tokenId,
    tokenSecret,
    baseURL: baseUrl,
    timeout: timeoutMs,
    maxRetries: 1,
    // Otherwise it would look into the environment by itself.
    webhookSecret: null,
    jwtSigningKey: signing?.keyId ?? null,
    jwtPrivateKey: signing?.privateKey ?? null,
  });
  const { uploads, assets } = mux.video;
  return {
    createUpload: async ({ corsOrigin, passthrough }) => {
      const settings = { playback_policies: [signing ? ('signed' as const) : ('public' as const)], passthrough };
      try {
        const { id, url } = await uploads.create({ cors_origin: corsOrigin, new_asset_settings: settings });
        if (url === undefined) throw new Refusal('unavailable', { message: 'The video service gave no address to upload to.' });
        return { id, url };
      } catch (error) {
        throw refused(error);
      }
    },
    upload: (id) => ask(uploads.retrieve(id), null),
    asset: (id) => ask(assets.retrieve(id), null),
    look: async (uploadId) => {
      const upload = await ask(uploads.retrieve(uploadId), null);
      return upload?.asset_id === undefined ? { upload } : { upload, asset: await ask(assets.retrieve(upload.asset_id), null) };
    },
    cancel: (id) =>
      ask(
        uploads.cancel(id).then(() => true),
        false,
        [400, 403, 404, 409, 422],
      ),
    remove: (assetId) => ask(assets.delete(assetId), undefined),
    tracks: async (assetId) => {
      const asset = await ask(assets.retrieve(assetId), null);
      const texts = (asset?.tracks ?? []).filter(({ type }) => type === 'text');
      return texts.flatMap(({ id, passthrough = null }) => (id === undefined ? [] : [{ id, passthrough }]));
    },
    addTrack: async (assetId, { url, language, label, passthrough }) => {
      const track = { type: 'text', text_type: 'subtitles', url, language_code: language, name: label, passthrough } as const;
      await ask(assets.createTrack(assetId, track), undefined);
    },
    removeTrack: (assetId, trackId) => ask(assets.deleteTrack(assetId, trackId), undefined),
    tokens: async (playbackId) => {
      if (!signing) return null;
      const [video, thumbnail] = await Promise.all(
        (['video', 'thumbnail'] as const).map((type) => mux.jwt.signPlaybackId(playbackId, { type, expiration: tokenLife })),
      );
      return { video: video as string, thumbnail: thumbnail as string };
    },
  };
};
