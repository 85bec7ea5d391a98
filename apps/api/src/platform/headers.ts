import type { FastifyInstance } from 'fastify';

/** What browsers may do with our answers. */
export interface HeaderRules {
  readonly publicUrl: string;
  readonly isProduction: boolean;
}

type Policy = Readonly<Record<string, string>>;

const standardPolicy = (publicUrl: string): Policy => {
  const sockets = publicUrl.replace(/^http/, 'ws');
  return {
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self'",
    // React writes style attributes; style elements stay forbidden.
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob: https:",
    'font-src': "'self' data:",
    'connect-src': `'self' ${sockets}`,
    'media-src': "'self' blob:",
    'worker-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
};

const textOf = (policy: Policy): string =>
  Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** The content security policy for a page, with what one page alone needs. Scripts are ours everywhere. */
const contentPolicy = (publicUrl: string, exceptions: Policy = {}): string => textOf({ ...standardPolicy(publicUrl), ...exceptions });

/** For the pages of documents and tools: their libraries write style elements, one names its own base, and none loads anything from elsewhere. */
export const toolPolicy = (publicUrl: string): string =>
  contentPolicy(publicUrl, { 'style-src': "'self' 'unsafe-inline'", 'img-src': "'self' data: blob:", 'base-uri': "'self'" });

/** Puts security headers on every answer. */
export const addHeaders = (app: FastifyInstance, { publicUrl, isProduction }: HeaderRules): void => {
  const headers: Record<string, string> = {
    'content-security-policy': contentPolicy(publicUrl),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
    ...(isProduction && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
  });
};
