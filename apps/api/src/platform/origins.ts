import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Which browsers' pages may call us from where. */
export interface OriginRules {
  readonly allowed: ReadonlySet<string>;
  /** Whether a request carries our session cookie. */
  readonly hasSession: (request: FastifyRequest) => boolean;
}

const exposed = 'X-Request-Id, Retry-After, Idempotency-Replayed, Location';
const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of the very address that was called: no other site can make a browser send such a pair. */
const isOwn = (request: FastifyRequest, origin: string): boolean =>
  origin === `http://${request.headers.host}` || origin === `https://${request.headers.host}`;

const isAllowed = (request: FastifyRequest, { allowed }: OriginRules): boolean => {
  const { origin } = request.headers;
  return origin !== undefined && (allowed.has(origin) || isOwn(request, origin));
};

/**
 * Refuses what another site made a browser send. Modern browsers say where a request comes from; one that says nothing is no
 * browser, and then has no business with a cookie.
 */
const refuseForeign = (request: FastifyRequest, rules: OriginRules): void => {
  if (safe.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const isTold = site !== undefined || origin !== undefined;
  const isOurs = site === 'same-origin' || site === 'none' || isAllowed(request, rules);
  if (isTold ? !isOurs : rules.hasSession(request))
    throw new Refusal('forbidden', { message: 'Requests from this origin are not accepted.' });
  if (rules.hasSession(request) && !isJsonOrEmpty(request))
    throw new Refusal('forbidden', { message: 'With a session cookie only JSON is accepted.' });
};

const isJsonOrEmpty = ({ headers }: FastifyRequest): boolean => {
  const type = headers['content-type'];
  return type === undefined
    ? headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0'
    : /^application\/json\s*(;|$)/i.test(type);
};

const answerPreflight = (request: FastifyRequest, reply: FastifyReply, isWelcome: boolean): void => {
  const wanted = request.headers['access-control-request-headers'];
  if (isWelcome) {
    reply.header('access-control-allow-methods', methods).header('access-control-max-age', '600');
    if (typeof wanted === 'string' && /^[\w\s,-]{1,500}$/.test(wanted)) reply.header('access-control-allow-headers', wanted);
  }
  reply.code(204).send();
};

/** CORS for an allow-list, never a wildcard, and refusal of forged requests, for everything that the app serves. */
export const guardOrigins = (app: FastifyInstance, rules: OriginRules): void => {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    const isWelcome = isAllowed(request, rules);
    if (origin !== undefined) reply.header('vary', 'Origin');
    if (origin !== undefined && isWelcome) {
      reply.header('access-control-allow-origin', origin);
      reply.header('access-control-allow-credentials', 'true').header('access-control-expose-headers', exposed);
    }
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
      answerPreflight(request, reply, isWelcome);
      return reply;
    }
    refuseForeign(request, rules);
  });
};
