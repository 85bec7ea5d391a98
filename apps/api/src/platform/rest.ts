import formbody from '@fastify/formbody';
import type { Contract, ProcedureContract, Rest } from '@lyceum/shared/kernel/procedure.ts';
import { type AnyTRPCRouter, callTRPCProcedure } from '@trpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Context } from './context.ts';
import { parseJson } from './json.ts';
import { writeOnce } from './kept.ts';
import { compile } from './rest-rename.ts';
import { isObject, snake, wirePath } from './rest-schema.ts';
import { compileText } from './rest-text.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The contract that a route serves. */
    readonly contract?: ProcedureContract;
  }
}

/** What the REST edge is made of. */
export interface RestOptions {
  readonly contract: Contract;
  readonly router: AnyTRPCRouter;
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Context;
}

interface Route {
  readonly path: string;
  readonly procedure: ProcedureContract;
  readonly rest: Rest;
}

/** Every procedure that has a REST address. */
export const restRoutes = (contract: Contract): Route[] =>
  Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]) =>
      procedure.rest ? [{ path: `${feature}.${name}`, procedure, rest: procedure.rest }] : [],
    ),
  );

const formType = 'application/x-www-form-urlencoded';
const isForm = (request: FastifyRequest): boolean => request.headers['content-type']?.toLowerCase().startsWith(formType) ?? false;

/** How the input of a procedure is read from a request: names renamed, text made into what it stands for. */
const readerOf = ({ procedure, rest }: Route): ((request: FastifyRequest) => unknown) => {
  const readText = compileText(procedure.input);
  const rename = compile(procedure.input, 'in') ?? ((body: unknown) => body);
  const hasBody = rest.method !== 'GET' && rest.method !== 'DELETE';
  const read = (request: FastifyRequest): unknown => {
    if (!hasBody) return readText(request.query as Record<string, unknown>);
    const body = request.body ?? {};
    return isForm(request) ? readText(body as Record<string, unknown>) : rename(body);
  };
  return (request) => {
    const given = read(request);
    // Anything but an object is left for the schema to refuse.
    return isObject(given) ? { ...given, ...readText(request.params as Record<string, unknown>) } : given;
  };
};

const handlerOf = (route: Route, { router, createContext }: RestOptions): RouteHandlerMethod => {
  const { path, procedure, rest } = route;
  const readInput = readerOf(route);
  const rename = compile(procedure.output, 'out') ?? ((result: unknown) => result);
  return async (request, reply) => {
    const input = readInput(request);
    const result: unknown = await callTRPCProcedure({
      router,
      path,
      type: procedure.kind,
      ctx: createContext(request, reply),
      batchIndex: 0,
      signal: undefined,
      getRawInput: async () => input,
    });
    reply.code(rest.status ?? 200);
    if (rest.status === 204) return reply.send();
    const written = writeOnce(result, rename);
    return written === null ? rename(result) : reply.type('application/json; charset=utf-8').send(written);
  };
};

const serve = (scope: FastifyInstance, routes: readonly Route[], options: RestOptions): void => {
  for (const route of routes) {
    const handler = handlerOf(route, options);
    for (const address of [route.rest.path, ...(route.rest.also ?? [])]) {
      const url = address.replace(/\{(\w+)\}/g, (_, key: string) => `:${snake(key)}`);
      scope.route({ method: route.rest.method, url, handler, config: { contract: route.procedure } });
    }
  }
};

/** How a refused field is spelled for the caller of this request: in snake_case where REST was spoken. */
export const spellingFor = (request: FastifyRequest) => {
  const { contract } = request.routeOptions.config;
  return contract && ((path: readonly PropertyKey[]) => wirePath(contract.input, path));
};

/** Serves every procedure that has a REST address. Names are snake_case outside, camelCase inside. */
export const restEdge = async (app: FastifyInstance, options: RestOptions): Promise<void> => {
  const routes = restRoutes(options.contract);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) => parseJson(body));
  await app.register(async (scope) =>
    serve(
      scope,
      routes.filter(({ rest }) => !rest.form),
      options,
    ),
  );
  await app.register(async (scope) => {
    await scope.register(formbody);
    serve(
      scope,
      routes.filter(({ rest }) => rest.form),
      options,
    );
  });
};
