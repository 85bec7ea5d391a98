import { storage } from '@lyceum/shared/storage/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Files at the edge: each call goes to the use case of its name. */
export const storageRouter = router({
  presign: implement(storage.presign).mutation(({ ctx, input }) => ctx.services.storage.presign(input, ctx.actor)),
  confirm: implement(storage.confirm).mutation(({ ctx, input }) => ctx.services.storage.confirm(input, ctx.actor)),
  sign: implement(storage.sign).query(({ ctx, input }) => ctx.services.storage.sign(input, ctx.actor)),
  attachments: implement(storage.attachments).query(({ ctx, input }) => ctx.services.storage.attachments(input, ctx.actor)),
  attach: implement(storage.attach).mutation(({ ctx, input }) => ctx.services.storage.attach(input, ctx.actor)),
  detach: implement(storage.detach).mutation(({ ctx, input }) => ctx.services.storage.detach(input, ctx.actor)),
  setVideo: implement(storage.setVideo).mutation(({ ctx, input }) => ctx.services.storage.setVideo(input, ctx.actor)),
});
