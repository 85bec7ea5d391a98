import { z } from 'zod';
import { ChatText, ClientId, Emoji } from '../chat/contract.ts';
import { EventData, EventType } from '../classroom/contract.ts';
import { PersonId } from '../kernel/ids.ts';
import { MediaState, PermissionChange, RoomKey } from '../room/contract.ts';

/** The largest frame a client may send, in bytes. */
export const maxFrameBytes = 65_536;

const Seq = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const Nothing = z.object({}).optional();

const command = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({ type: z.literal(type), cid: ClientId, room: RoomKey.optional(), data });

/** What a signal may carry: free-form, at most 8 KiB as JSON; checked by size of the frame, not walked. */
const SignalData = z.unknown();

/** Everything a client may send. `room` may be left out on a socket that has just one. */
export const Command = z.discriminatedUnion('type', [
  command('room.join', z.object({ since: z.int().min(0).optional(), epoch: z.int().min(1).optional() }).optional()),
  command('room.leave', Nothing),
  command('room.end', Nothing),
  command('chat.send', z.object({ text: ChatText, reply_to: Seq.optional() })),
  command('chat.edit', z.object({ seq: Seq, text: ChatText })),
  command('chat.delete', z.object({ seq: Seq })),
  command('chat.react', z.object({ seq: Seq, emoji: Emoji })),
  command('chat.read', z.object({ seq: z.int().min(0) })),
  command('media.set', MediaState),
  command('hand.raise', Nothing),
  command('hand.lower', Nothing),
  command('reaction.send', z.object({ emoji: Emoji })),
  command('rights.set', z.object({ user_id: PersonId, permissions: PermissionChange })),
  command('event.log', z.object({ event_type: EventType, data: EventData.default({}) })),
  command('signal.send', z.object({ kind: z.enum(['cursor', 'typing', 'rtc']), to: PersonId.optional(), data: SignalData })),
  command('auth.refresh', z.object({ token: z.string().min(1).max(4096) })),
  command('ping', Nothing),
]);
export type Command = z.output<typeof Command>;
export type CommandType = Command['type'];
/** A command of one type, as its handler receives it. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
/** Its data alone. */
export type CommandData<T extends CommandType> = CommandOf<T>['data'];
