import { dashboard } from '@lyceum/shared/dashboard/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** The dashboard at the edge. */
export const dashboardRouter = router({
  stats: implement(dashboard.stats).query(({ ctx }) => ctx.services.dashboard.stats(ctx.actor)),
});
