import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendProblem } from './problem.ts';
import { isNavigation } from './web.ts';

/** Every address that the app serves, with its methods, to be able to say 405 and what is allowed. Call before routes are added. */
export const collectRoutes = (app: FastifyInstance): ((path: string) => string[]) => {
  const known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
    known.push({ pattern: new RegExp(`^${escaped.replace(/\/$/, '')}/?$`), methods: [method].flat() });
  });
  return (path) => [...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))];
};

/** Answers what no route does: 405 with what is allowed, the app's page for people, 404 for everything else. */
export const answerUnknown = (
  app: FastifyInstance,
  allowedAt: (path: string) => string[],
  showPage: ((reply: FastifyReply) => FastifyReply) | null,
): void => {
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedAt(request.url.split('?', 1)[0] ?? '');
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '));
      return sendProblem(reply, { status: 405, code: 'method_not_allowed', detail: `${request.method} is not allowed here.` });
    }
    if (showPage && isNavigation(request)) return showPage(reply);
    return sendProblem(reply, { status: 404, code: 'not_found', detail: 'There is nothing at this address.' });
  });
};
