import { type Issue, type ProblemData, Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { isOutage } from './outage.ts';
import { edgeOf } from './refusals.ts';

/** Any error as callers may see it. `isBug`: nobody meant this to happen; it is logged and its text is not shown. */
export interface Failure {
  readonly status: number;
  readonly code: ProblemData['code'] | 'method_not_allowed' | 'unsupported_media_type' | 'unexpected';
  readonly detail: string;
  readonly issues?: readonly Issue[];
  readonly retryAfterMs?: number;
  readonly isBug: boolean;
}

/** How a field's path is shown to the caller. */
export type Spell = (path: readonly PropertyKey[]) => readonly PropertyKey[];
const asIs: Spell = (path) => path;
const standardRetryMs = 1000;

/** The fields that a schema refused. */
const issuesOf = (error: z.core.$ZodError, spell: Spell = asIs): Issue[] =>
  error.issues.slice(0, 50).map(({ path, message }) => ({ path: spell(path).map(String).join('.'), message }));

const respelled = ({ path, message }: Issue, spell: Spell): Issue => ({ path: spell(path.split('.')).map(String).join('.'), message });

const ofRefusal = ({ code, detail }: Refusal, spell: Spell = asIs): Failure => {
  const { status, text } = edgeOf[code];
  const retryAfterMs = detail.retryAfterMs ?? (status === 503 ? standardRetryMs : undefined);
  return {
    status,
    code,
    detail: detail.message ?? text,
    ...(detail.issues && { issues: detail.issues.map((issue) => respelled(issue, spell)) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    isBug: false,
  };
};

const unexpected: Failure = { status: 500, code: 'unexpected', detail: 'Something unexpected went wrong.', isBug: true };

/** Refusals that tRPC and Fastify make by themselves, by status. */
const byStatus: Readonly<Record<number, Pick<Failure, 'code' | 'detail'>>> = {
  400: { code: 'malformed', detail: edgeOf.malformed.text },
  401: { code: 'unauthenticated', detail: edgeOf.unauthenticated.text },
  403: { code: 'forbidden', detail: edgeOf.forbidden.text },
  404: { code: 'not_found', detail: 'There is nothing at this address.' },
  405: { code: 'method_not_allowed', detail: 'This method is not allowed here.' },
  408: { code: 'malformed', detail: 'The request took too long.' },
  413: { code: 'too_large', detail: edgeOf.too_large.text },
  414: { code: 'too_large', detail: 'The address is too long.' },
  415: { code: 'unsupported_media_type', detail: 'This content type is not supported here.' },
  431: { code: 'too_large', detail: 'The headers are too large.' },
};

const ofStatus = (status: number): Failure => {
  const known = byStatus[status];
  return known ? { status, ...known, isBug: false } : unexpected;
};

const trpcStatus: Partial<Record<TRPCError['code'], number>> = {
  PARSE_ERROR: 400,
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  UNSUPPORTED_MEDIA_TYPE: 415,
  PAYLOAD_TOO_LARGE: 413,
};

const ofTrpc = (error: TRPCError, spell: Spell): Failure => {
  if (error.cause instanceof Refusal) return ofRefusal(error.cause, spell);
  // The same class of error under INTERNAL_SERVER_ERROR is our own output failing.
  if (error.cause instanceof z.core.$ZodError && (error.code === 'BAD_REQUEST' || error.code === 'UNPROCESSABLE_CONTENT'))
    return { ...ofRefusal(new Refusal('invalid')), issues: issuesOf(error.cause, spell) };
  const status = trpcStatus[error.code];
  if (status !== undefined) return ofStatus(status);
  return error.cause ? failureOf(error.cause, spell) : unexpected;
};

/** What went wrong, as callers may see it. A database that is away is no bug: it is back in a moment. */
export const failureOf = (error: unknown, spell: Spell = asIs): Failure => {
  if (error instanceof Refusal) return ofRefusal(error, spell);
  if (error instanceof TRPCError) return ofTrpc(error, spell);
  if (isOutage(error)) return ofRefusal(new Refusal('unavailable'));
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode < 500 ? ofStatus(statusCode) : unexpected;
};
