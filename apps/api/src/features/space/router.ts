import { space } from '@lyceum/shared/space/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Spaces at the edge: each call goes to the use case of its name. */
export const spaceRouter = router({
  create: implement(space.create).mutation(({ ctx, input }) => ctx.services.space.create(input, ctx.actor)),
  get: implement(space.get).query(({ ctx, input }) => ctx.services.space.get(input, ctx.actor)),
  remove: implement(space.remove).mutation(({ ctx, input }) => ctx.services.space.remove(input, ctx.actor)),
  enter: implement(space.enter).mutation(({ ctx, input }) => ctx.services.space.enter(input)),
});
