import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { AnyTRPCRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from './context.ts';
import { failureOf } from './failure.ts';
import { isTooDeep } from './json.ts';
import { retryAfterSeconds } from './problem.ts';

/** What the tRPC edge is made of. */
export interface TrpcOptions {
  readonly router: AnyTRPCRouter;
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Context;
}

/** How many calls one request may carry; each counts as one request all the same. */
const maxBatchSize = 20;

/** The request as tRPC's own handler wants it. The body came as text and is parsed once, there. */
const webRequest = (request: FastifyRequest): Request => {
  const url = new URL(request.url, 'http://api');
  const accept = request.headers['trpc-accept'];
  const headers = new Headers({ 'content-type': 'application/json' });
  if (typeof accept === 'string') headers.set('trpc-accept', accept);
  const hasBody = request.method === 'POST';
  return new Request(url, { method: request.method, headers, ...(hasBody && { body: (request.body as string | undefined) ?? '' }) });
};

/** Serves every procedure at `/trpc/<feature>.<procedure>`: JSON only, GET for queries only. */
export const trpcEdge = async (app: FastifyInstance, { router, createContext }: TrpcOptions): Promise<void> => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) => {
    if (isTooDeep(body)) throw new Refusal('malformed', { message: 'The JSON is nested too deeply.' });
    return body;
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/trpc/*',
    handler: async (request, reply) => {
      const context = createContext(request, reply);
      const response = await fetchRequestHandler({
        endpoint: '/trpc',
        req: webRequest(request),
        router,
        maxBatchSize,
        createContext: () => context,
        onError: ({ error, path }) => {
          const { isBug, retryAfterMs } = failureOf(error);
          if (retryAfterMs !== undefined) reply.header('retry-after', retryAfterSeconds(retryAfterMs));
          if (isBug) context.log.error({ err: error.cause ?? error, procedure: path }, 'a procedure failed');
        },
      });
      reply.code(response.status).header('content-type', 'application/json');
      return reply.send(await response.text());
    },
  });
};
