import type { Message } from '@lyceum/shared/chat/contract.ts';
import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { channelRoom } from '@lyceum/shared/room/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { placeIn } from '../../../platform/rooms.ts';
import type { ChatPorts } from '../ports.ts';

/** Which messages: of this channel, before that number. */
export interface MessagesQuery {
  readonly name: ChannelName;
  readonly before_seq?: number | undefined;
  readonly limit: number;
}

/** A page of a channel's messages, oldest first. */
export const messages =
  ({ store, roomLog }: Pick<ChatPorts, 'store' | 'roomLog'>) =>
  async ({ name, before_seq, limit }: MessagesQuery, actor: Actor): Promise<{ items: Message[]; next_cursor: string | null }> => {
    const { roomId } = await placeIn(roomLog)(channelRoom(name), personOf(actor).id);
    const items = await store.read.chat.messages(roomId, { before: before_seq ?? null, limit });
    const oldest = items[0];
    return { items, next_cursor: oldest && items.length === limit ? String(oldest.seq) : null };
  };
