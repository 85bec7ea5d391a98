import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Metrics } from '@lyceum/platform/metrics.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import type { FastifyInstance } from 'fastify';

/** A request's own name if it is one that logs can hold, or a new one. */
export const requestIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID();
};

// Addresses in which a code stands that opens something: of an invite, of somebody's calendar.
const codeInPath = /(\/(?:invite|agenda)\/+)(?!feed(?:\/|$))[^/]+/gi;

/** A path without its escapes, so that a code is found however it was spelled. */
const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** A path as logs may hold it: what stands in a query string may be a secret, and so are codes in addresses. */
export const loggedPath = (url: string): string => {
  const [address = '', query] = url.split('?', 2);
  const plain = decoded(address);
  const hidden = plain.replace(codeInPath, '$1[redacted]');
  const path = hidden === plain ? address : hidden;
  const names = query === undefined ? [] : [...new URLSearchParams(query).keys()];
  return (names.length > 0 ? `${path}?${names.join('&')}` : path).slice(0, 500);
};

const probes = new Set(['/livez', '/readyz', '/healthz', '/metrics']);

/** One line and one measurement per answer. */
export const recordAccess = (app: FastifyInstance, { log, metrics }: { readonly log: Log; readonly metrics: Metrics }): void => {
  const seconds = metrics.histogram({
    name: 'http_request_seconds',
    help: 'How long answers took.',
    labels: ['method', 'route', 'status'],
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, id } = request;
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    const line = { request_id: id, method, path: loggedPath(url), status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (probes.has(route)) log.debug(line, 'answered');
    else log.info(line, 'answered');
  });
};
