import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyInstance } from 'fastify';
import { adminOf } from './actor.ts';
import { failureOf } from './failure.ts';
import { type GateOptions, gateHook } from './gate.ts';
import { toolPolicy } from './headers.ts';
import { sendProblem } from './problem.ts';

const base = '/ops/queues';

/** Serves bull-board at `/ops/queues`, to admins only. */
export const serveOps = async (
  app: FastifyInstance,
  { queue, gate, publicUrl }: { readonly queue: Queue; readonly gate: GateOptions; readonly publicUrl: string },
): Promise<void> => {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(base);
  createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter: adapter });
  await app.register(async (scope) => {
    const enter = gateHook(gate);
    scope.addHook('onRequest', async (request, reply) => {
      // The board's plugin has an error handler of its own, which would make a 500 of every refusal.
      try {
        await enter(request, reply);
        adminOf(request.actor);
      } catch (error) {
        return sendProblem(reply, failureOf(error));
      }
      reply.header('content-security-policy', toolPolicy(publicUrl));
    });
    await scope.register(adapter.registerPlugin(), { prefix: base });
  });
};
