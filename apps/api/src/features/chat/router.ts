import { chat } from '@lyceum/shared/chat/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Channels at the edge: each call goes to the use case of its name. */
export const chatRouter = router({
  channels: implement(chat.channels).query(({ ctx }) => ctx.services.chat.channels(ctx.actor)),
  openChannel: implement(chat.openChannel).mutation(({ ctx, input }) => ctx.services.chat.openChannel(input, ctx.actor)),
  messages: implement(chat.messages).query(({ ctx, input }) => ctx.services.chat.messages(input, ctx.actor)),
  send: implement(chat.send).mutation(({ ctx, input }) => ctx.services.chat.send(input, ctx.actor)),
  read: implement(chat.read).mutation(({ ctx, input }) => ctx.services.chat.read(input, ctx.actor)),
});
