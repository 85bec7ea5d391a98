import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const year = 'public, max-age=31536000, immutable';
// Addresses of programs: a browser that lands there by mistake is told so and not shown the app.
const reserved = /^\/(api|trpc|auth|ws|admin|invites|courses|storage|docs|redoc|ops|assets|livez|readyz|healthz|metrics)(\/|$)/;

/** Whether a browser wants to go to a page, which the app itself will know or not. */
export const isNavigation = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  (request.headers.accept?.includes('text/html') ?? false) &&
  !reserved.test(request.url.split('?', 1)[0] ?? '');

/** Serves the built web app: what is named by its content for ever, the page itself never from a cache. */
export const serveWeb = async (app: FastifyInstance, folder: string): Promise<((reply: FastifyReply) => FastifyReply) | null> => {
  if (!existsSync(join(folder, 'index.html'))) return null;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? year : 'no-cache');
    },
  });
  return (reply) => reply.sendFile('index.html');
};
