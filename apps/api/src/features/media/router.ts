import { media } from '@lyceum/shared/media/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Videos at the edge: each call goes to the use case of its name. */
export const mediaRouter = router({
  createUpload: implement(media.createUpload).mutation(({ ctx, input }) => ctx.services.media.createUpload(input, ctx.actor)),
  status: implement(media.status).mutation(({ ctx, input }) => ctx.services.media.status(input, ctx.actor)),
  cancel: implement(media.cancel).mutation(({ ctx, input }) => ctx.services.media.cancel(input, ctx.actor)),
  remove: implement(media.remove).mutation(({ ctx, input }) => ctx.services.media.remove(input, ctx.actor)),
  list: implement(media.list).query(({ ctx, input }) => ctx.services.media.list(input, ctx.actor)),
  playback: implement(media.playback).query(({ ctx, input }) => ctx.services.media.playback(input, ctx.actor)),
  captions: implement(media.captions).query(({ ctx, input }) => ctx.services.media.captions(input, ctx.actor)),
  addCaptions: implement(media.addCaptions).mutation(({ ctx, input }) => ctx.services.media.addCaptions(input, ctx.actor)),
  removeCaptions: implement(media.removeCaptions).mutation(({ ctx, input }) => ctx.services.media.removeCaptions(input, ctx.actor)),
});
