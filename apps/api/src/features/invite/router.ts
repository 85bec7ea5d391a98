import { invite } from '@lyceum/shared/invite/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Invites at the edge: each call goes to the use case of its name. */
export const inviteRouter = router({
  create: implement(invite.create).mutation(({ ctx, input }) => ctx.services.invite.create(input, ctx.actor)),
  list: implement(invite.list).query(({ ctx, input }) => ctx.services.invite.list(input, ctx.actor)),
  resend: implement(invite.resend).mutation(({ ctx, input }) => ctx.services.invite.resend(input.id, ctx.actor)),
  revoke: implement(invite.revoke).mutation(({ ctx, input }) => ctx.services.invite.revoke(input.id, ctx.actor)),
  restore: implement(invite.restore).mutation(({ ctx, input }) => ctx.services.invite.restore(input.id, ctx.actor)),
  preview: implement(invite.preview).query(({ ctx, input }) => ctx.services.invite.preview(input.code, ctx)),
  redeem: implement(invite.redeem).mutation(({ ctx, input }) => ctx.services.invite.redeem(input.code, ctx)),
});
