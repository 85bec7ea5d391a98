import type { TRPCBuiltRouter, TRPCDefaultErrorShape, TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type { z } from 'zod';
import type { ProblemData } from './refusal.ts';

/** Where the same call lives for REST callers. `{name}` in a path is a key of the input, in camelCase like the rest of the contract. */
export interface Rest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  /** Further addresses of the same call, e.g. the second spelling of `/auth/*`. */
  readonly also?: readonly `/${string}`[];
  readonly status?: 200 | 201 | 202 | 204;
  /** The body may also come as `application/x-www-form-urlencoded`. */
  readonly form?: true;
}

/** One remote call: what goes in, what comes out, and (when it has one) its REST address. */
export interface ProcedureContract<
  K extends 'query' | 'mutation' = 'query' | 'mutation',
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly kind: K;
  readonly input: I;
  readonly output: O;
  readonly rest: Rest | undefined;
}

/** A call that changes nothing. */
export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O, rest?: Rest): ProcedureContract<'query', I, O> => ({
  kind: 'query',
  input,
  output,
  rest,
});

/** A call that changes something. */
export const mutation = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  rest?: Rest,
): ProcedureContract<'mutation', I, O> => ({ kind: 'mutation', input, output, rest });

/** All remote calls of the platform: feature by feature, procedure by procedure. */
export type Contract = { readonly [feature: string]: { readonly [procedure: string]: ProcedureContract } };

/** What a tRPC error carries beside tRPC's own fields. */
export type ErrorShape = TRPCDefaultErrorShape & { readonly data: { readonly problem?: ProblemData } };

type Def<P extends ProcedureContract> = {
  input: z.input<P['input']>;
  output: z.output<P['output']>;
  meta: object;
  errorShape: ErrorShape;
};
type Procedure<P extends ProcedureContract> = P['kind'] extends 'query' ? TRPCQueryProcedure<Def<P>> : TRPCMutationProcedure<Def<P>>;

/** The tRPC router type a client needs, derived from the contract alone: the browser never typechecks server code. */
export type RouterOf<C extends Contract> = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  { [F in keyof C]: { [P in keyof C[F]]: Procedure<C[F][P]> } }
>;
