import type { Health } from '@lyceum/platform/health.ts';
import type { Metrics } from '@lyceum/platform/metrics.ts';
import { filesPath } from '@lyceum/platform/objects/address.ts';
import type { FolderObjects } from '@lyceum/platform/objects/objects.folder.ts';
import { contract } from '@lyceum/shared/contract.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import type { Queue } from 'bullmq';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { serveCalendars } from './features/agenda/calendar.fastify.ts';
import { takeCallbacks } from './features/canvas/callback.fastify.ts';
import { takeMessages } from './features/media/webhook.fastify.ts';
import { serveFiles } from './features/storage/files.fastify.ts';
import { leadToFiles } from './features/storage/redirect.fastify.ts';
import { recordAccess, requestIdOf } from './platform/access-log.ts';
import { networkOf } from './platform/address.ts';
import { asyncApi } from './platform/asyncapi.ts';
import { refuseCompressed } from './platform/bodies.ts';
import type { Context } from './platform/context.ts';
import { serveDocs } from './platform/docs.ts';
import { failureOf } from './platform/failure.ts';
import { addActors, type GateOptions, openGate } from './platform/gate.ts';
import { addHeaders, type ForeignOrigins } from './platform/headers.ts';
import { type IdempotencyPorts, keepAnswers } from './platform/idempotency.ts';
import { answerUnknown, collectRoutes } from './platform/not-found.ts';
import { openApi } from './platform/openapi.ts';
import { serveOps } from './platform/ops.ts';
import { guardOrigins } from './platform/origins.ts';
import { serveProbes } from './platform/probes.ts';
import { sendProblem } from './platform/problem.ts';
import { answerBroken, endConnections, limitTime } from './platform/raw.ts';
import { restEdge, spellingFor } from './platform/rest.ts';
import type { Throttle } from './platform/throttle.ts';
import { trpcEdge } from './platform/trpc-edge.ts';
import { proxyUpgrades } from './platform/upgrade.ts';
import { serveWeb } from './platform/web.ts';
import { appRouter } from './router.ts';
import type { Services } from './services.ts';

/** What the server is made of. */
export interface ServerOptions extends IdempotencyPorts {
  /** Where files are kept when the api serves them itself. */
  readonly folder: FolderObjects | null;
  readonly origins: ForeignOrigins;
  readonly publicUrl: string;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: number;
  readonly isProduction: boolean;
  readonly realtimeUrl: string;
  readonly webFolder: string | undefined;
  readonly version: string;
  readonly services: Services;
  readonly throttle: Throttle;
  readonly log: Log;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly queue: Queue;
}

const bodyLimit = 1_048_576; // 1 MiB: the largest thing that anyone sends here is a list of people

const isUpload = ({ method, url }: FastifyRequest): boolean => method === 'PUT' && url.startsWith(filesPath);

const createApp = (options: ServerOptions): FastifyInstance => {
  const { log, trustedProxies } = options;
  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const failure = failureOf(error, spellingFor(request));
    if (failure.isBug) log.error({ request_id: request.id, err: error }, 'an answer failed');
    return sendProblem(reply, failure);
  };
  const app = fastify({
    logger: false,
    bodyLimit,
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: (_address, hop) => hop < trustedProxies,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      fail(error, request as FastifyRequest, reply as FastifyReply);
    },
    clientErrorHandler: answerBroken,
  });
  app.setErrorHandler(fail);
  return app;
};

const contextOf =
  ({ services, log }: ServerOptions) =>
  (request: FastifyRequest, reply: FastifyReply): Context => ({
    actor: request.actor,
    address: networkOf(request.ip),
    services,
    requestId: request.id,
    log: log.child({ request_id: request.id }),
    cookies: { header: request.headers.cookie ?? '', set: (cookie) => void reply.header('set-cookie', cookie) },
  });

/** The whole HTTP side: both edges over one contract, documents, probes, the web client, and sockets passed on. */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { services, throttle, log, publicUrl } = options;
  const app = createApp(options);
  limitTime(app, isUpload);
  const allowedAt = collectRoutes(app);
  const gate: GateOptions = { identify: services.account.identify, throttle };
  const createContext = contextOf(options);

  addActors(app);
  addHeaders(app, options);
  recordAccess(app, options);
  guardOrigins(app, {
    allowed: new Set([new URL(publicUrl).origin, ...options.corsOrigins]),
    // A signed address is the whole of a right: no cookie counts there.
    hasSession: (request) => !isUpload(request) && /(^|;\s*)(__Host-lyceum|lyceum_session)=/.test(request.headers.cookie ?? ''),
  });
  await app.register(async (scope) => {
    refuseCompressed(scope);
    openGate(scope, gate);
    keepAnswers(scope, options);
    await scope.register(async (rest) => restEdge(rest, { contract, router: appRouter, createContext }));
    await scope.register(async (trpc) => trpcEdge(trpc, { router: appRouter, createContext, log }));
  });
  await app.register(async (scope) => {
    openGate(scope, gate);
    leadToFiles(scope, services.storage);
    takeCallbacks(scope, services.canvas);
  });
  const { folder } = options;
  if (folder) await app.register(async (scope) => serveFiles(scope, folder));
  await app.register(async (scope) => takeMessages(scope, services.media));
  await app.register(async (scope) => serveCalendars(scope, services.agenda));
  serveProbes(app, options);
  const about = { version: options.version, url: publicUrl };
  await serveDocs(app, { document: openApi(contract, about), sockets: asyncApi(about), publicUrl });
  await serveOps(app, { queue: options.queue, gate, publicUrl });
  const showPage = options.webFolder === undefined ? null : await serveWeb(app, options.webFolder);
  answerUnknown(app, allowedAt, showPage);

  const sockets = proxyUpgrades(app.server, { target: options.realtimeUrl, log });
  app.addHook('preClose', async () => {
    sockets.close();
    endConnections(app.server);
  });
  return app;
};
