import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { channelRoom } from '@lyceum/shared/room/contract.ts';
import { useEffect } from 'react';
import { call, queries } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem.ts';
import { browserRoom } from '../../lib/room-socket/browser.ts';
import type { RoomClient, RoomStatus } from '../../lib/room-socket/client.ts';
import { NoEntry, type Ticket } from '../../lib/room-socket/ports.ts';
import { queueStore } from '../../lib/storage.ts';

const earlyMs = 60_000;
let cached: { person: string; ticket: Ticket } | null = null;

/** A token for the sockets of whoever is signed in; one serves every channel until it is about to expire. */
const socketTicket =
  (person: string) =>
  async (fresh: boolean): Promise<Ticket> => {
    if (!fresh && cached?.person === person && cached.ticket.expiresAt - Date.now() > earlyMs) return cached.ticket;
    try {
      const { accessToken, expiresIn } = await call.account.socketToken.mutate({});
      const ticket = { token: accessToken, expiresAt: Date.now() + expiresIn * 1000, url: '/ws' };
      cached = { person, ticket };
      return ticket;
    } catch (error) {
      const code = problemOf(error)?.code;
      if (code === 'unauthenticated' || code === 'forbidden') throw new NoEntry(code);
      throw error;
    }
  };

/** The room of a channel. */
export const channelClient = (name: ChannelName, person: string): RoomClient => {
  const room = channelRoom(name);
  return browserRoom({ room, ticket: socketTicket(person), joinsItself: false, store: queueStore(room, person) });
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
