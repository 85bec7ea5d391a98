import { z } from 'zod';
import { ChannelName, PersonId, SessionId } from '../kernel/ids.ts';

/**
 * Everything live is a room, and every room is a log. A room's key says what it belongs to:
 * a classroom session, a chat channel, or one person's own feed.
 * What REST, tRPC and sockets share is spelled as on the sockets, in snake_case.
 */
export const RoomKey = z
  .string()
  .max(100)
  .refine((key) => {
    const [kind, name] = split(key);
    if (kind === 'classroom') return SessionId.safeParse(name).success;
    if (kind === 'channel') return ChannelName.safeParse(name).success;
    return kind === 'feed' && PersonId.safeParse(name).success;
  }, 'must be classroom:<uuid>, channel:<name> or feed:<uuid>')
  .brand<'RoomKey'>();
export type RoomKey = z.infer<typeof RoomKey>;
export type RoomKind = 'classroom' | 'channel' | 'feed';

const split = (key: string): [string, string] => {
  const at = key.indexOf(':');
  return [key.slice(0, at), key.slice(at + 1)];
};

export const classroomRoom = (id: SessionId): RoomKey => `classroom:${id}` as RoomKey;
export const channelRoom = (name: ChannelName): RoomKey => `channel:${name}` as RoomKey;
export const feedRoom = (id: PersonId): RoomKey => `feed:${id}` as RoomKey;
export const kindOf = (key: RoomKey): RoomKind => split(key)[0] as RoomKind;
export const nameOf = (key: RoomKey): string => split(key)[1];

/** What a person is in a room. `member` is for channels and feeds; the others for classrooms. */
export const RoomRole = z.enum(['host', 'tutor', 'student', 'observer', 'member']);
export type RoomRole = z.infer<typeof RoomRole>;

/** Who did or said something, as shown to the others. */
export const Actor = z.object({ id: PersonId, name: z.string(), role: RoomRole });
export type Actor = z.infer<typeof Actor>;

/** What a person may do in a room. */
export const Permissions = z.object({
  can_chat: z.boolean(),
  can_speak: z.boolean(),
  can_show: z.boolean(),
  can_share_screen: z.boolean(),
  can_draw: z.boolean(),
  can_erase: z.boolean(),
  can_moderate: z.boolean(),
  can_kick: z.boolean(),
  can_grant: z.boolean(),
  can_terminate: z.boolean(),
});
export type Permissions = z.infer<typeof Permissions>;

/** Rights to give or take; what is not named stays as it is. */
export const PermissionChange = Permissions.partial();
export type PermissionChange = z.infer<typeof PermissionChange>;

/** Whether a person's camera, microphone and screen are on. */
export const MediaState = z.object({
  video_enabled: z.boolean(),
  audio_enabled: z.boolean(),
  screen_sharing: z.boolean(),
});
export type MediaState = z.infer<typeof MediaState>;

/** One person's media state as everyone sees it. The higher `version` (microseconds since 1970) is the later one. */
export const MediaEntry = MediaState.extend({ user_id: PersonId, version: z.int() });
export type MediaEntry = z.infer<typeof MediaEntry>;

/** A person of a room: who they are, what they may do, and whether a socket of theirs is open. */
export const Participant = Actor.extend({ permissions: Permissions, present: z.boolean(), hand_raised_at: z.string().nullable() });
export type Participant = z.infer<typeof Participant>;
