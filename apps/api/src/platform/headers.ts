import type { FastifyInstance } from 'fastify';

/** Other origins that our pages load from and send to: where files are kept, where videos are sent and played. */
export interface ForeignOrigins {
  readonly images: readonly string[];
  readonly media: readonly string[];
  readonly connect: readonly string[];
}

/** What browsers may do with our answers. */
export interface HeaderRules {
  readonly publicUrl: string;
  readonly isProduction: boolean;
  readonly origins: ForeignOrigins;
}

type Policy = Readonly<Record<string, string>>;

const nowhere: ForeignOrigins = { images: [], media: [], connect: [] };

const standardPolicy = (publicUrl: string, { images, media, connect }: ForeignOrigins): Policy => {
  const sockets = publicUrl.replace(/^http/, 'ws');
  const and = (own: string, others: readonly string[]): string => [...new Set([own, ...others])].join(' ');
  return {
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self'",
    // React writes style attributes; style elements stay forbidden.
    'style-src-attr': "'unsafe-inline'",
    'img-src': and("'self' data: blob: https:", images),
    'font-src': "'self' data:",
    'connect-src': and(`'self' ${sockets}`, connect),
    'media-src': and("'self' blob:", media),
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

/** For the pages of documents and tools: their libraries write style elements, one names its own base, and none loads anything from elsewhere. */
export const toolPolicy = (publicUrl: string): string =>
  textOf({
    ...standardPolicy(publicUrl, nowhere),
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'base-uri': "'self'",
  });

/** Puts security headers on every answer. */
export const addHeaders = (app: FastifyInstance, { publicUrl, isProduction, origins }: HeaderRules): void => {
  const headers: Record<string, string> = {
    'content-security-policy': textOf(standardPolicy(publicUrl, origins)),
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
