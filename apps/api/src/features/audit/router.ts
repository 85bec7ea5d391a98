import { audit } from '@lyceum/shared/audit/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** The trail at the edge. */
export const auditRouter = router({
  list: implement(audit.list).query(({ ctx, input }) => ctx.services.audit.list(input, ctx.actor)),
});
