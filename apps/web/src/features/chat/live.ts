import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { channelRoom } from '@lyceum/shared/room/contract.ts';
import { useEffect } from 'react';
import { queries } from '../../lib/api.ts';
import { browserRoom } from '../../lib/room-socket/browser.ts';
import type { RoomClient, RoomStatus } from '../../lib/room-socket/client.ts';
import { socketTicket } from '../../lib/socket-ticket.ts';
import { queueStore } from '../../lib/storage.ts';

/** The room of a channel. */
export const channelClient = (name: ChannelName, person: string): RoomClient => {
  const room = channelRoom(name);
  return browserRoom({ room, ticket: socketTicket(person, '/ws'), joinsItself: false, store: queueStore(room, person) });
};

/** Keeps the list of channels in step with what is read and written in the open one. */
export const useListInStep = (name: ChannelName, status: RoomStatus) => {
  const last = status.view?.messages.at(-1);
  const readSeq = status.view?.readSeq ?? 0;
  useEffect(() => {
    if (!last) return;
    queries.chat.channels.setData({}, (old) => {
      if (!old) return old;
      const items = old.items.map((channel) =>
        channel.name === name
          ? {
              ...channel,
              last_message: last,
              read_seq: Math.max(channel.read_seq, readSeq),
              unread: readSeq >= last.seq ? 0 : channel.unread,
            }
          : channel,
      );
      return { ...old, items };
    });
  }, [name, last, readSeq]);
};
