import { z } from 'zod';
import { AssetId, UploadId } from '../kernel/ids.ts';
import type { VideoStatus } from './contract.ts';
import { join, unheard, type VideoFacts } from './rules.ts';

const Text = z.string().max(2000);
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);

/** What Postgres can keep as it is: it has no NUL. */
const Word = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));

/** A message of Mux, as far as it is read before it is stored. */
export const MuxEvent = z.object({
  id: Word,
  type: Word,
  data: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});
export type MuxEvent = z.infer<typeof MuxEvent>;

const PlaybackIds = z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,255}$/), policy: z.enum(['public', 'signed']) }));

/** An asset, as it stands in messages and in answers of Mux. */
export const MuxAsset = z.object({
  id: AssetId,
  upload_id: maybe(UploadId),
  status: maybe(z.enum(['preparing', 'ready', 'errored'])),
  playback_ids: maybe(PlaybackIds),
  duration: maybe(z.number().min(0).max(1e7)),
  errors: maybe(z.object({ type: maybe(Text), messages: maybe(z.array(Text).max(20)) })),
});
export type MuxAsset = z.infer<typeof MuxAsset>;

/** An upload, as it stands in messages and in answers of Mux. */
export const MuxUpload = z.object({
  id: UploadId,
  status: maybe(z.enum(['waiting', 'asset_created', 'errored', 'cancelled', 'timed_out'])),
  asset_id: maybe(AssetId),
  error: maybe(z.object({ type: maybe(Text), message: maybe(Text) })),
});
export type MuxUpload = z.infer<typeof MuxUpload>;

/** What a message or an answer says, and about which video: one of the two ids is always there. */
export interface Sighting {
  readonly uploadId: UploadId | null;
  readonly facts: VideoFacts;
}

const assetStatus = { preparing: 'processing', ready: 'ready', errored: 'errored' } as const;
const uploadStatus = {
  waiting: 'waiting',
  asset_created: 'processing',
  errored: 'errored',
  cancelled: 'cancelled',
  timed_out: 'errored',
} as const;

/** What an asset says; `status` when the message's type says more than the asset itself. */
export const assetSighting = (asset: MuxAsset, status: VideoStatus = assetStatus[asset.status ?? 'preparing']): Sighting => {
  const playbacks = (asset.playback_ids ?? []).map(({ policy, id }) => `${policy} ${id}`).sort();
  const reason = asset.errors?.messages?.join(' ') || asset.errors?.type;
  return {
    uploadId: asset.upload_id ?? null,
    facts: {
      status,
      assetId: asset.id,
      playback: playbacks[0] ?? null,
      duration: asset.duration ?? null,
      error: status === 'errored' ? (reason ?? 'Mux could not make a video of this file.') : null,
    },
  };
};

/** What an upload says; `status` when the message's type says more than the upload itself. */
export const uploadSighting = (upload: MuxUpload, status: VideoStatus = uploadStatus[upload.status ?? 'waiting']): Sighting => {
  const reason = upload.error?.message ?? upload.error?.type;
  const silent = upload.status === 'timed_out' ? 'The upload was not finished in time.' : 'The upload failed at Mux.';
  return {
    uploadId: upload.id,
    facts: { ...unheard, status, assetId: upload.asset_id ?? null, error: status === 'errored' ? (reason ?? silent) : null },
  };
};

const assetTypes: Readonly<Record<string, VideoStatus | undefined>> = {
  'video.asset.created': 'processing',
  'video.asset.ready': 'ready',
  'video.asset.errored': 'errored',
  'video.asset.deleted': 'deleted',
};
const uploadTypes: Readonly<Record<string, VideoStatus>> = {
  'video.upload.created': 'waiting',
  'video.upload.asset_created': 'processing',
  'video.upload.cancelled': 'cancelled',
  'video.upload.errored': 'errored',
};

/** What a message says about a video; null when it says nothing that is kept: other types, types that are new, data that is missing. */
export const eventSighting = ({ type, data }: MuxEvent): Sighting | null => {
  if (Object.hasOwn(uploadTypes, type)) {
    const upload = MuxUpload.safeParse(data);
    return upload.success ? uploadSighting(upload.data, uploadTypes[type]) : null;
  }
  if (!Object.hasOwn(assetTypes, type) && type !== 'video.asset.updated') return null;
  const asset = MuxAsset.safeParse(data);
  return asset.success ? assetSighting(asset.data, assetTypes[type]) : null;
};

/**
 * What Mux answered when it was asked for an upload and, once there is one, its asset. Null: it knows none. An answer that cannot be
 * read says nothing.
 */
export const answeredFacts = ({ upload, asset }: { readonly upload: unknown; readonly asset?: unknown }): VideoFacts => {
  if (upload === null) return { ...unheard, status: 'errored', error: 'Mux does not know this upload.' };
  const told = MuxUpload.safeParse(upload);
  const facts = told.success ? uploadSighting(told.data).facts : unheard;
  if (asset === null) return { ...facts, status: 'deleted' };
  const made = MuxAsset.safeParse(asset);
  return made.success ? join(facts, assetSighting(made.data).facts) : facts;
};
