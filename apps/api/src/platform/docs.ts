import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { toolPolicy } from './headers.ts';

/** What the pages of documents are made of. */
export interface DocsOptions {
  readonly document: object;
  /** The sockets'. */
  readonly sockets: object;
  readonly publicUrl: string;
}

const redocPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lyceum API</title>
  </head>
  <body>
    <redoc spec-url="/openapi.json" disable-search="true"></redoc>
    <script src="/redoc/redoc.js"></script>
  </body>
</html>
`;

/** Serves `/openapi.json`, `/asyncapi.json`, Swagger UI at `/docs` and ReDoc at `/redoc`, from this server alone. */
export const serveDocs = async (app: FastifyInstance, { document, sockets, publicUrl }: DocsOptions): Promise<void> => {
  app.get('/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document));
  app.get('/asyncapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(sockets));

  await app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', toolPolicy(publicUrl));
    });
    await scope.register(swagger, { mode: 'static', specification: { document: document as never } });
    await scope.register(swaggerUi, { routePrefix: '/docs', uiConfig: { url: '/openapi.json', deepLinking: true } });

    const script = await readFile(createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js'));
    scope.get('/redoc', async (_request, reply) => reply.type('text/html; charset=utf-8').send(redocPage));
    scope.get('/redoc/redoc.js', async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=86400').send(script),
    );
  });
};
