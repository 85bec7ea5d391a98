import { z } from 'zod';

/** A UUID, in lower case however it came, that names one kind of thing only: a `PersonId` cannot be passed where a `SessionId` is asked for. */
const id = <B extends string>() => z.uuid().toLowerCase().brand<B>();

export const PersonId = id<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** A classroom session: one live lesson. Also the `space_id` of the launch API. */
export const SessionId = id<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;

/** A family of tokens or a browser session: what one sign-in started and one sign-out ends. */
export const SignInId = id<'SignInId'>();
export type SignInId = z.infer<typeof SignInId>;

export const KeyId = id<'KeyId'>();
export type KeyId = z.infer<typeof KeyId>;

/** A course; also called a world. */
export const CourseId = id<'CourseId'>();
export type CourseId = z.infer<typeof CourseId>;

export const LevelId = id<'LevelId'>();
export type LevelId = z.infer<typeof LevelId>;

export const LessonId = id<'LessonId'>();
export type LessonId = z.infer<typeof LessonId>;

export const QuizId = id<'QuizId'>();
export type QuizId = z.infer<typeof QuizId>;

export const QuestionId = id<'QuestionId'>();
export type QuestionId = z.infer<typeof QuestionId>;

/** One go of one person at a quiz. */
export const AttemptId = id<'AttemptId'>();
export type AttemptId = z.infer<typeof AttemptId>;

/** A learner's own note at a lesson. */
export const NoteId = id<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;

/** A question about a lesson, or an answer to one. */
export const PostId = id<'PostId'>();
export type PostId = z.infer<typeof PostId>;

/** A file somebody put into the storage. */
export const StoredId = id<'StoredId'>();
export type StoredId = z.infer<typeof StoredId>;

/** A caption track of a lesson's video. */
export const TrackId = id<'TrackId'>();
export type TrackId = z.infer<typeof TrackId>;

/** What Mux calls an upload, an asset: its own words, of letters, digits, - and _. */
const muxId = <B extends string>() =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,255}$/, 'must be an id of Mux')
    .brand<B>();

export const UploadId = muxId<'UploadId'>();
export type UploadId = z.infer<typeof UploadId>;

/** A video at Mux. */
export const AssetId = muxId<'AssetId'>();
export type AssetId = z.infer<typeof AssetId>;

/** A person's connection to their Canvas. */
export const ConnectionId = id<'ConnectionId'>();
export type ConnectionId = z.infer<typeof ConnectionId>;

/** One run of a sync. */
export const SyncId = id<'SyncId'>();
export type SyncId = z.infer<typeof SyncId>;

/** Changes of Canvas data are numbered, so that one can say up to where they were seen. */
export const ChangeId = z.int().min(0).brand<'ChangeId'>();
export type ChangeId = z.infer<typeof ChangeId>;

export const InviteId = id<'InviteId'>();
export type InviteId = z.infer<typeof InviteId>;

/** A channel is addressed by its name: 1 to 64 of `a-z 0-9 - _`, as it stands in URLs. */
export const ChannelName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'use 1 to 64 of a-z, 0-9, - and _')
  .brand<'ChannelName'>();
export type ChannelName = z.infer<typeof ChannelName>;

/** A Canvas id: up to 18 digits, so more than a JavaScript number holds. Always text, exact to the digit. */
export const CanvasId = z.string().regex(/^(\d{1,18}~)?\d{1,18}$/, 'must be a Canvas id');
export type CanvasId = z.infer<typeof CanvasId>;
