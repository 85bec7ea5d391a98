import type { Channel } from '@lyceum/shared/chat/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { ChatPorts } from '../ports.ts';

/** The channels that somebody may read, by name. A school has dozens, so there is one page. */
export const channels =
  ({ store }: Pick<ChatPorts, 'store'>) =>
  async (actor: Actor): Promise<{ items: Channel[]; next_cursor: null }> => {
    const rows = await store.read.chat.channelsFor(personOf(actor).id);
    const items = rows.map(({ name, title, seq, readSeq, unread, lastMessage }) => ({
      name,
      title,
      seq,
      read_seq: readSeq,
      unread,
      last_message: lastMessage,
    }));
    return { items, next_cursor: null };
  };
