import { canvas } from '@lyceum/shared/canvas/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Canvas at the edge: each call goes to the use case of its name. */
export const canvasRouter = router({
  setup: implement(canvas.setup).mutation(({ ctx, input }) => ctx.services.canvas.setup(input, ctx.actor)),
  setupCalendar: implement(canvas.setupCalendar).mutation(({ ctx, input }) => ctx.services.canvas.setupCalendar(input, ctx.actor)),
  connections: implement(canvas.connections).query(({ ctx }) => ctx.services.canvas.connections(ctx.actor)),
  remove: implement(canvas.remove).mutation(({ ctx, input }) => ctx.services.canvas.remove(input.id, ctx.actor)),
  replaceToken: implement(canvas.replaceToken).mutation(({ ctx, input }) => ctx.services.canvas.replaceToken(input, ctx.actor)),
  validate: implement(canvas.validate).mutation(({ ctx, input }) => ctx.services.canvas.validate(input.id, ctx.actor)),
  sync: implement(canvas.sync).mutation(({ ctx, input }) => ctx.services.canvas.sync(input.id, ctx.actor)),
  oauthStart: implement(canvas.oauthStart).query(({ ctx, input }) => ctx.services.canvas.oauthStart(input, ctx.actor)),
  courses: implement(canvas.courses).query(({ ctx, input }) => ctx.services.canvas.courses(input, ctx.actor)),
  assignments: implement(canvas.assignments).query(({ ctx, input }) => ctx.services.canvas.assignments(input, ctx.actor)),
  grades: implement(canvas.grades).query(({ ctx, input }) => ctx.services.canvas.grades(input, ctx.actor)),
  announcements: implement(canvas.announcements).query(({ ctx, input }) => ctx.services.canvas.announcements(input, ctx.actor)),
  events: implement(canvas.events).query(({ ctx, input }) => ctx.services.canvas.events(input, ctx.actor)),
  modules: implement(canvas.modules).query(({ ctx, input }) => ctx.services.canvas.modules(input, ctx.actor)),
  data: implement(canvas.data).query(({ ctx }) => ctx.services.canvas.data(ctx.actor)),
  changes: implement(canvas.changes).query(({ ctx, input }) => ctx.services.canvas.changes(input, ctx.actor)),
  markSeen: implement(canvas.markSeen).mutation(({ ctx, input }) => ctx.services.canvas.markSeen(input.upTo, ctx.actor)),
  logs: implement(canvas.logs).query(({ ctx, input }) => ctx.services.canvas.logs(input, ctx.actor)),
  status: implement(canvas.status).query(({ ctx }) => ctx.services.canvas.status(ctx.actor)),
  cancel: implement(canvas.cancel).mutation(({ ctx, input }) => ctx.services.canvas.cancel(input.id, ctx.actor)),
});
