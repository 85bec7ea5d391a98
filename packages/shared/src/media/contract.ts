import { z } from 'zod';
import { AssetId, LessonId, StoredId, TrackId, UploadId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { line } from '../kernel/text.ts';

/**
 * How far a video has come. `waiting`: for the bytes. `processing`: at Mux. `ready`: it plays. `errored`: with the reason.
 * `cancelled`: before all bytes were there. `deleted`: gone for good.
 */
export const VideoStatus = z.enum(['waiting', 'processing', 'cancelled', 'errored', 'ready', 'deleted']);
export type VideoStatus = z.infer<typeof VideoStatus>;

/** An upload and what became of it. What is not known yet is left out. */
export const UploadState = z.object({
  status: VideoStatus,
  assetId: AssetId.optional(),
  playbackId: z.string().optional(),
  error: z.string().optional(),
});
export type UploadState = z.infer<typeof UploadState>;

/** A BCP 47 language, e.g. `uk` or `en-GB`. */
export const Language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language like uk or en-GB');

/** Captions. `url` is null while they are being prepared. */
export const Track = z.object({ id: TrackId, language: z.string(), label: z.string(), url: z.string().nullable() });
export type Track = z.infer<typeof Track>;

/**
 * How a lesson's video is played. `mux`: by Mux's player from `playbackId` (and `token`, when playback is signed), or any HLS
 * player from `url`; the captions are in the stream. `file`: by the browser from `url`, with `tracks` beside it.
 */
export const Playback = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('mux'),
    playbackId: z.string(),
    token: z.string().nullable(),
    /** Its own token, as pictures are signed apart. */
    thumbnailToken: z.string().nullable(),
    url: z.string(),
    poster: z.string().nullable(),
    tracks: z.array(Track),
  }),
  z.object({
    kind: z.literal('file'),
    url: z.string(),
    /** Null when only its server knows. */
    type: z.string().nullable(),
    poster: z.string().nullable(),
    tracks: z.array(Track),
  }),
  z.object({ kind: z.literal('none') }),
]);
export type Playback = z.infer<typeof Playback>;

/** A video as whoever keeps the school's media sees it. */
export const Video = UploadState.extend({
  uploadId: UploadId,
  lessonId: LessonId,
  lessonTitle: z.string(),
  courseTitle: z.string(),
  /** Seconds. */
  duration: z.number().nullable(),
  /** Whether the lesson plays this one: its newest that is ready. */
  isCurrent: z.boolean(),
  createdAt: z.string(),
});
export type Video = z.infer<typeof Video>;

const OfLesson = z.object({ lessonId: LessonId });
const OfUpload = z.object({ uploadId: UploadId });

/** Videos of lessons, kept at Mux. Everything but `playback` is for whoever may edit the lesson; 503 when Mux is not configured. */
export const media = {
  /** `uploadUrl` takes the bytes in chunks that can be resumed, from the school's own pages. */
  createUpload: mutation(OfLesson, z.object({ uploadId: UploadId, uploadUrl: z.string() }), {
    method: 'POST',
    path: '/api/mux/upload-url',
  }),
  status: mutation(OfUpload, UploadState, { method: 'POST', path: '/api/mux/check-upload-status' }),
  /** Gives up an upload whose bytes are not all there. */
  cancel: mutation(OfUpload, UploadState),
  remove: mutation(z.object({ assetId: AssetId }), z.null(), { method: 'DELETE', path: '/api/mux/asset/{assetId}', status: 204 }),
  /** Newest first: all of the school's for admins, those of their own courses for tutors. */
  list: query(PageQuery.extend({ lessonId: LessonId.optional(), status: VideoStatus.optional() }), pageOf(Video)),
  /** For everybody who may see the lesson. */
  playback: query(OfLesson, Playback),
  captions: query(OfLesson, z.array(Track)),
  /** `id` is a confirmed WebVTT file (`text/vtt`) of the folder `attachments`. */
  addCaptions: mutation(OfLesson.extend({ id: StoredId, language: Language, label: line(1, 80) }), Track),
  removeCaptions: mutation(OfLesson.extend({ trackId: TrackId }), z.null()),
};
