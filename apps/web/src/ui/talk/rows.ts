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
  before !== undefined &&
  before.author.id === message.author.id &&
  message.reply_to === null &&
  Date.parse(message.at) - Date.parse(before.at) < togetherMs;

const keyOf = (message: Message, you: string): string => (message.author.id === you && message.cid ? message.cid : String(message.seq));

const pendingRows = (pending: readonly Pending[], follows: boolean): readonly TalkRow[] =>
  pending
    .filter((item) => item.type === 'chat.send')
    .map((item, index): TalkRow => ({ kind: 'pending', key: item.cid, pending: item, continued: follows || index > 0 }));

/** Lays out a conversation: a line for each day, one where the unread begins, and what has not been sent yet at the end. */
export const talkRows = (messages: readonly Message[], pending: readonly Pending[], context: TalkContext): readonly TalkRow[] => {
  const { you, readUpTo, dayKey } = context;
  const unread = readUpTo === null ? [] : messages.filter((message) => message.seq > readUpTo && message.author.id !== you);
  const separator = (before: Message | undefined, message: Message): TalkRow | null => {
    const count = message.seq === unread[0]?.seq ? unread.length : 0;
    if (!before || dayKey(before.at) !== dayKey(message.at))
      return { kind: 'day', key: `day-${dayKey(message.at)}`, at: message.at, unread: count };
    return count > 0 ? { kind: 'unread', key: 'unread', count } : null;
  };
  const rows = messages.flatMap((message, index): readonly TalkRow[] => {
    const before = messages[index - 1];
    const line = separator(before, message);
    const row: TalkRow = { kind: 'message', key: keyOf(message, you), message, continued: line === null && isContinued(before, message) };
    return line ? [line, row] : [row];
  });
  return [...rows, ...pendingRows(pending, messages.at(-1)?.author.id === you)];
};
