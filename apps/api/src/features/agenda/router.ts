import { agenda } from '@lyceum/shared/agenda/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Agendas at the edge: each call goes to the use case of its name. */
export const agendaRouter = router({
  feed: implement(agenda.feed).query(({ ctx }) => ctx.services.agenda.feed(ctx.actor)),
  openFeed: implement(agenda.openFeed).mutation(({ ctx }) => ctx.services.agenda.openFeed(ctx.actor)),
  closeFeed: implement(agenda.closeFeed).mutation(({ ctx }) => ctx.services.agenda.closeFeed(ctx.actor)),
});
