import { classroom } from '@lyceum/shared/classroom/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Live lessons at the edge: each call goes to the use case of its name. */
export const classroomRouter = router({
  create: implement(classroom.create).mutation(({ ctx, input }) => ctx.services.classroom.create(input, ctx.actor)),
  list: implement(classroom.list).query(({ ctx, input }) => ctx.services.classroom.list(input, ctx.actor)),
  get: implement(classroom.get).query(({ ctx, input }) => ctx.services.classroom.get(input, ctx.actor)),
  end: implement(classroom.end).mutation(({ ctx, input }) => ctx.services.classroom.end(input, ctx.actor)),
  enter: implement(classroom.enter).mutation(({ ctx, input }) => ctx.services.classroom.enter(input, ctx.actor)),
  permissions: implement(classroom.permissions).query(({ ctx, input }) => ctx.services.classroom.permissions(input, ctx.actor)),
  setPermissions: implement(classroom.setPermissions).mutation(({ ctx, input }) => ctx.services.classroom.setPermissions(input, ctx.actor)),
  setMedia: implement(classroom.setMedia).mutation(({ ctx, input }) => ctx.services.classroom.setMedia(input, ctx.actor)),
  media: implement(classroom.media).query(({ ctx, input }) => ctx.services.classroom.media(input, ctx.actor)),
  logEvent: implement(classroom.logEvent).mutation(({ ctx, input }) => ctx.services.classroom.logEvent(input, ctx.actor)),
  events: implement(classroom.events).query(({ ctx, input }) => ctx.services.classroom.events(input, ctx.actor)),
  eventStats: implement(classroom.eventStats).query(({ ctx, input }) => ctx.services.classroom.eventStats(input, ctx.actor)),
  errors: implement(classroom.errors).query(({ ctx, input }) => ctx.services.classroom.errors(input, ctx.actor)),
  messages: implement(classroom.messages).query(({ ctx, input }) => ctx.services.classroom.messages(input, ctx.actor)),
});
