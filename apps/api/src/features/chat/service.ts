import type { ChatPorts } from './ports.ts';
import { channels } from './service/channels.ts';
import { messages } from './service/messages.ts';
import { openChannel } from './service/open-channel.ts';
import { read } from './service/read.ts';
import { send } from './service/send.ts';

/** What can be done with channels. */
export const chatService = (ports: ChatPorts) => ({
  channels: channels(ports),
  openChannel: openChannel(ports),
  messages: messages(ports),
  send: send(ports),
  read: read(ports),
});

/** What `chatService` promises. */
export type ChatService = ReturnType<typeof chatService>;
