import type { Message } from '@lyceum/shared/chat/contract.ts';
import type { Pending } from '../../lib/room-socket/queue.ts';

/** One line of a conversation as drawn. */
export type TalkRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: string; readonly unread: number }
  | { readonly kind: 'unread'; readonly key: string; readonly count: number }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly continued: boolean }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: Pending; readonly continued: boolean };

/** What rows depend on beside the messages themselves. */
export interface TalkContext {
  readonly you: string;
  /** Where the reader had stopped when the conversation was opened; null draws no line. */
  readonly readUpTo: number | null;
  /** The day an instant belongs to, in the reader's zone. */
  readonly dayKey: (at: string) => string;
}

const togetherMs = 5 * 60_000;

const isContinued = (before: Message | undefined, message: Message): boolean =>
  before !== undefined && before.author.id === message.author.id && message.reply_to === null && Date.parse(message.at) - Date.parse(before.at) < togetherMs;

/** Lays out a conversation: a line for each day, one where the unread begins, and what has not been sent yet at the end. */
export const talkRows = (messages: readonly Message[], pending: readonly Pending[], context: TalkContext): readonly TalkRow[] => {
  const rows: TalkRow[] = [];
  const isUnread = (message: Message) => context.readUpTo !== null && message.seq > context.readUpTo && message.author.id !== context.you;
  const unread = messages.filter(isUnread);
  const firstUnread = unread[0]?.seq;
  let before: Message | undefined;
  for (const message of messages) {
    const isNewDay = !before || context.dayKey(before.at) !== context.dayKey(message.at);
    const isFirstUnread = message.seq === firstUnread;
    if (isNewDay) rows.push({ kind: 'day', key: `day-${context.dayKey(message.at)}`, at: message.at, unread: isFirstUnread ? unread.length : 0 });
    else if (isFirstUnread) rows.push({ kind: 'unread', key: 'unread', count: unread.length });
    const continued = !isNewDay && !isFirstUnread && isContinued(before, message);
    rows.push({ kind: 'message', key: message.author.id === context.you && message.cid ? message.cid : String(message.seq), message, continued });
    before = message;
  }
  let isMine = before?.author.id === context.you;
  for (const item of pending) {
    if (item.type !== 'chat.send') continue;
    rows.push({ kind: 'pending', key: item.cid, pending: item, continued: isMine });
    isMine = true;
  }
  return rows;
};
