import { account } from '@lyceum/shared/account/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Accounts at the edge: each call goes to the use case of its name. */
export const accountRouter = router({
  register: implement(account.register).mutation(({ ctx, input }) => ctx.services.account.register(input, ctx)),
  login: implement(account.login).mutation(({ ctx, input }) => ctx.services.account.login(input, ctx)),
  refresh: implement(account.refresh).mutation(({ ctx, input }) => ctx.services.account.refresh(input, ctx)),
  logout: implement(account.logout).mutation(({ ctx }) => ctx.services.account.logout(ctx)),
  me: implement(account.me).query(({ ctx }) => ctx.services.account.me(ctx.actor)),
  updateMe: implement(account.updateMe).mutation(({ ctx, input }) => ctx.services.account.updateMe(input, ctx.actor)),
  changePassword: implement(account.changePassword).mutation(({ ctx, input }) => ctx.services.account.changePassword(input, ctx)),
  requestReset: implement(account.requestReset).mutation(({ ctx, input }) => ctx.services.account.requestReset(input, ctx)),
  resetPassword: implement(account.resetPassword).mutation(({ ctx, input }) => ctx.services.account.resetPassword(input, ctx)),
  signUp: implement(account.signUp).mutation(({ ctx, input }) => ctx.services.account.signUp(input, ctx)),
  signIn: implement(account.signIn).mutation(({ ctx, input }) => ctx.services.account.signIn(input, ctx)),
  signOut: implement(account.signOut).mutation(({ ctx }) => ctx.services.account.logout(ctx)),
  socketToken: implement(account.socketToken).mutation(({ ctx }) => ctx.services.account.socketToken(ctx.actor)),
  createKey: implement(account.createKey).mutation(({ ctx, input }) => ctx.services.account.createKey(input, ctx.actor)),
  keys: implement(account.keys).query(({ ctx }) => ctx.services.account.keys(ctx.actor)),
  revokeKey: implement(account.revokeKey).mutation(({ ctx, input }) => ctx.services.account.revokeKey(input, ctx.actor)),
});
