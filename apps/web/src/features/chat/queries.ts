import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { api, call, queries } from '../../lib/api.ts';
import type { LoadOlder } from '../../ui/talk/context.ts';

const pageSize = 50;

/** The channels one may read, with what is unread in each. */
export const useChannels = () => api.chat.channels.useQuery({}, { refetchInterval: 30_000 });

/** Opens a channel; the list is asked for again. */
export const useOpenChannel = () => api.chat.openChannel.useMutation({ onSuccess: () => queries.chat.channels.invalidate() });

/** Older messages of a channel over HTTP. */
export const olderMessages =
  (name: ChannelName): LoadOlder =>
  async (beforeSeq) => {
    const page = await call.chat.messages.query({ name, before_seq: beforeSeq, limit: pageSize });
    return { items: page.items, more: page.next_cursor !== null };
  };
