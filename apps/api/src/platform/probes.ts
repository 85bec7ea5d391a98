import type { Health, Reply } from '@lyceum/platform/health.ts';
import type { Metrics } from '@lyceum/platform/metrics.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Serves `/livez`, `/readyz`, `/healthz` and `/metrics`. */
export const serveProbes = (app: FastifyInstance, { health, metrics }: { readonly health: Health; readonly metrics: Metrics }): void => {
  const answer = (reply: FastifyReply, { status, body }: Reply): FastifyReply =>
    reply.code(status).header('cache-control', 'no-store').send(body);
  app.get('/livez', async (_request, reply) => answer(reply, health.live()));
  app.get('/readyz', async (_request, reply) => answer(reply, await health.ready()));
  app.get('/healthz', async (_request, reply) => answer(reply, await health.report()));
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await metrics.text()));
};
