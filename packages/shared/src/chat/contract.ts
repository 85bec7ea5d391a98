import { z } from 'zod';
import { ChannelName, PersonId } from '../kernel/ids.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { line, text } from '../kernel/text.ts';
import { Actor } from '../room/contract.ts';

/** What a person typed: 1 to 4,000 characters. */
export const ChatText = text(1, 4000);

/** An emoji or a short run of them: at most 32 UTF-16 units, no letters, digits alone, spaces or markup. */
export const Emoji = z
  .string()
  .max(32)
  .regex(/^[\p{Extended_Pictographic}\p{Emoji_Component}\u200d\ufe0f]+$/u, 'must be an emoji')
  .refine((s) => /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u.test(s), 'must be an emoji');

/** The caller's own name for a command: 1 to 64 characters without control characters. The same one again is the same command. */
export const ClientId = z.string().regex(/^[^\u0000-\u001f\u007f]{1,64}$/, 'use 1 to 64 characters');

/** A message with everything that happened to it since folded in. The text of a deleted one is empty. */
export const Message = z.object({
  seq: z.int(),
  at: z.string(),
  author: Actor,
  cid: z.string().nullable(),
  text: z.string(),
  reply_to: z.int().nullable(),
  edited_at: z.string().nullable(),
  deleted: z.boolean(),
  reactions: z.array(z.object({ emoji: z.string(), user_ids: z.array(PersonId) })),
});
export type Message = z.infer<typeof Message>;

/** A page of messages, oldest first. Ask again with `before_seq` = the first one's `seq` for older ones. */
export const Messages = z.object({ items: z.array(Message), next_cursor: z.string().nullable() });

export const BeforeQuery = { before_seq: z.int().min(1).optional(), limit: z.int().min(1).max(200).default(50) };

export const Channel = z.object({
  name: ChannelName,
  title: z.string(),
  /** The newest event's number. */
  seq: z.int(),
  /** Up to where the asking person has read. */
  read_seq: z.int(),
  /** Messages of others after `read_seq`, at most 1,000. */
  unread: z.int(),
  last_message: Message.nullable(),
});
export type Channel = z.infer<typeof Channel>;

const Named = z.object({ name: ChannelName });

/** Channels: rooms for talk outside of lessons. */
export const chat = {
  channels: query(z.object({}), z.object({ items: z.array(Channel), next_cursor: z.string().nullable() }), {
    method: 'GET',
    path: '/api/v1/channels',
  }),
  openChannel: mutation(z.object({ name: ChannelName, title: line(1, 80).optional() }), Channel, {
    method: 'POST',
    path: '/api/v1/channels',
    status: 201,
  }),
  messages: query(Named.extend(BeforeQuery), Messages, { method: 'GET', path: '/api/v1/channels/{name}/messages' }),
  send: mutation(
    Named.extend({ text: ChatText, client_id: ClientId, reply_to: z.int().min(1).optional() }),
    z.object({ seq: z.int(), client_id: z.string() }),
    { method: 'POST', path: '/api/v1/channels/{name}/messages', status: 201 },
  ),
  read: mutation(Named.extend({ seq: z.int().min(0) }), z.object({ read_seq: z.int() }), {
    method: 'POST',
    path: '/api/v1/channels/{name}/read',
  }),
};
