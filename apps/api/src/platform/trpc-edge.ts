import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { AnyTRPCRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from './context.ts';
import { type Failure, failureOf } from './failure.ts';
import { isTooDeep } from './json.ts';
import { problemOf, retryAfterSeconds, sendProblem } from './problem.ts';
import { errorShapeOf } from './trpc.ts';

/** What the tRPC edge is made of. */
export interface TrpcOptions {
  readonly router: AnyTRPCRouter;
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Context;
  readonly log: Log;
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

/** How many calls a request carries, or null when it is not a batch. */
const batchOf = (request: FastifyRequest): number | null => {
  const { pathname, searchParams } = new URL(request.url, 'http://api');
  return searchParams.get('batch') === '1' ? pathname.split(',').length : null;
};

/** A failure from before tRPC was asked, as both its clients and everybody else can read it. */
const documentOf = (failure: Failure, request: FastifyRequest): object => {
  const error = errorShapeOf(failure);
  const calls = batchOf(request);
  return calls === null ? { ...problemOf(failure, request.id), error } : Array<object>(Math.min(calls, maxBatchSize)).fill({ error });
};

/** Serves every procedure at `/trpc/<feature>.<procedure>`: JSON only, GET for queries only. */
export const trpcEdge = async (app: FastifyInstance, { router, createContext, log }: TrpcOptions): Promise<void> => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) => {
    if (isTooDeep(body)) throw new Refusal('malformed', { message: 'The JSON is nested too deeply.' });
    return body;
  });
  app.setErrorHandler((error, request, reply) => {
    const failure = failureOf(error);
    if (failure.isBug) log.error({ request_id: request.id, err: error }, 'an answer failed');
    return sendProblem(reply, failure, documentOf(failure, request));
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
