import type { PersonId } from '../kernel/ids.ts';
import type { Message } from './contract.ts';

/** What happened to a message after it was sent. */
export type MessageChange =
  | { readonly kind: 'chat.edited'; readonly at: string; readonly text: string }
  | { readonly kind: 'chat.deleted' }
  | { readonly kind: 'chat.reacted'; readonly by: PersonId; readonly emoji: string };

/** The message after one change. The same emoji by the same person again takes it back; a deleted message stays deleted. */
export const changeMessage = (message: Message, change: MessageChange): Message => {
  if (message.deleted) return message;
  if (change.kind === 'chat.deleted') return { ...message, text: '', deleted: true, reactions: [] };
  if (change.kind === 'chat.edited') return { ...message, text: change.text, edited_at: change.at };
  return { ...message, reactions: toggle(message.reactions, change) };
};

const toggle = (reactions: Message['reactions'], { by, emoji }: { by: PersonId; emoji: string }): Message['reactions'] => {
  const known = reactions.find((r) => r.emoji === emoji);
  if (!known) return [...reactions, { emoji, user_ids: [by] }];
  const user_ids = known.user_ids.includes(by) ? known.user_ids.filter((id) => id !== by) : [...known.user_ids, by];
  return reactions.flatMap((r) => (r !== known ? [r] : user_ids.length > 0 ? [{ emoji, user_ids }] : []));
};
