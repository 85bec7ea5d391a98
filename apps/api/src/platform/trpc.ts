import type { ProcedureContract, Rest } from '@lyceum/shared/kernel/procedure.ts';
import { type ProblemData, type RefusalCode, refusalCodes } from '@lyceum/shared/kernel/refusal.ts';
import { initTRPC, TRPCError, type TRPCProcedureBuilder, type TRPCUnsetMarker } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import type { z } from 'zod';
import type { Context } from './context.ts';
import { type Failure, failureOf } from './failure.ts';
import { checkOnce } from './kept.ts';
import { edgeOf } from './refusals.ts';

/** What a procedure says about itself beside its types. */
export interface Meta {
  readonly rest?: Rest;
}

/** What clients are told beside tRPC's own fields; nothing of a bug but that it was one. */
const problemOf = ({ code, detail, issues, retryAfterMs }: Failure): ProblemData | undefined => {
  const isRefusal = (refusalCodes as readonly string[]).includes(code);
  return isRefusal
    ? { code: code as RefusalCode, message: detail, ...(issues && { issues }), ...(retryAfterMs !== undefined && { retryAfterMs }) }
    : undefined;
};

/** A failure as tRPC's clients read it, for what fails before tRPC is asked. */
export const errorShapeOf = (failure: Failure) => {
  const problem = problemOf(failure);
  const code = problem ? edgeOf[problem.code].trpc : 'INTERNAL_SERVER_ERROR';
  return {
    message: failure.detail,
    code: TRPC_ERROR_CODES_BY_KEY[code],
    data: { code, httpStatus: failure.status, ...(problem && { problem }) },
  };
};

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    // Stacks are shown in no environment.
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      const failure = failureOf(error);
      const problem = problemOf(failure);
      return { ...shape, message: failure.detail, data: { ...shape.data, httpStatus: failure.status, ...(problem && { problem }) } };
    },
  });

/** Says at tRPC's edge what a use case or a schema refused; leaves everything else as the bug it is. */
const translated = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { code } = failureOf(result.error);
  const edge = Object.hasOwn(edgeOf, code) ? edgeOf[code as RefusalCode] : undefined;
  if (!edge || result.error.code === edge.trpc) return result;
  throw new TRPCError({ code: edge.trpc, cause: result.error.cause ?? result.error });
});

const base = t.procedure.use(translated);

/** Puts procedures together. */
export const router = t.router;

type Unset = TRPCUnsetMarker;
type Base = TRPCProcedureBuilder<Context, Meta, object, Unset, Unset, Unset, Unset, false>;
type Typed<I extends z.ZodType, O extends z.ZodType> = TRPCProcedureBuilder<
  Context,
  Meta,
  object,
  z.input<I>,
  z.output<I>,
  z.input<O>,
  z.output<O>,
  false
>;

/** A procedure with the contract's schemas and REST address already on it; only the handler is missing, and only of the contract's kind. */
export const implement = <K extends 'query' | 'mutation', I extends z.ZodType, O extends z.ZodType>(
  contract: ProcedureContract<K, I, O>,
): Pick<Typed<I, O>, K> => {
  const { input, output, rest } = contract;
  // As plain functions: given a schema, tRPC would call `parseAsync`, which takes half as long again.
  return (base as Base)
    .meta(rest ? { rest } : {})
    .input((value: unknown) => input.parse(value ?? {}))
    .output((value: unknown) => checkOnce(output, value)) as never;
};
