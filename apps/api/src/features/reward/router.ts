import { reward } from '@lyceum/shared/reward/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Rewards at the edge: each call goes to the use case of its name. */
export const rewardRouter = router({
  summary: implement(reward.summary).query(({ ctx }) => ctx.services.reward.summary(ctx.actor)),
  calendar: implement(reward.calendar).query(({ ctx, input }) => ctx.services.reward.calendar(input, ctx.actor)),
  ledger: implement(reward.ledger).query(({ ctx, input }) => ctx.services.reward.ledger(input, ctx.actor)),
  leaderboard: implement(reward.leaderboard).query(({ ctx, input }) => ctx.services.reward.leaderboard(input, ctx.actor)),
  setPreferences: implement(reward.setPreferences).mutation(({ ctx, input }) => ctx.services.reward.setPreferences(input, ctx.actor)),
  badges: implement(reward.badges).query(({ ctx }) => ctx.services.reward.badges(ctx.actor)),
});
