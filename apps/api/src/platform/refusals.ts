import type { RefusalCode } from '@lyceum/shared/kernel/refusal.ts';
import type { TRPCError } from '@trpc/server';

/** How a refusal looks at the edges. */
interface Edge {
  readonly trpc: TRPCError['code'];
  readonly status: number;
  /** For callers that show no text of their own. */
  readonly text: string;
}

/** Every reason to say no, at both edges. A code without a row does not compile. */
export const edgeOf: { readonly [C in RefusalCode]: Edge } = {
  unauthenticated: { trpc: 'UNAUTHORIZED', status: 401, text: 'Sign in first.' },
  bad_credentials: { trpc: 'UNAUTHORIZED', status: 401, text: 'The address or the password is wrong.' },
  token_reused: { trpc: 'UNAUTHORIZED', status: 401, text: 'This token was used before. Sign in again.' },
  forbidden: { trpc: 'FORBIDDEN', status: 403, text: 'You may not do this.' },
  not_found: { trpc: 'NOT_FOUND', status: 404, text: 'There is no such thing, or it is not yours to see.' },
  conflict: { trpc: 'CONFLICT', status: 409, text: 'This contradicts what is there already.' },
  email_taken: { trpc: 'CONFLICT', status: 409, text: 'This address is registered already.' },
  already_ended: { trpc: 'CONFLICT', status: 410, text: 'This has ended.' },
  gone: { trpc: 'CONFLICT', status: 410, text: 'This is used up or has run out.' },
  idempotency_mismatch: { trpc: 'CONFLICT', status: 409, text: 'This Idempotency-Key was used for another request.' },
  idempotency_running: { trpc: 'CONFLICT', status: 409, text: 'The first request with this Idempotency-Key is still running.' },
  invalid: { trpc: 'UNPROCESSABLE_CONTENT', status: 422, text: 'The request is well-formed but not valid.' },
  malformed: { trpc: 'BAD_REQUEST', status: 400, text: 'The request is malformed.' },
  too_large: { trpc: 'PAYLOAD_TOO_LARGE', status: 413, text: 'The request is too large.' },
  too_many_requests: { trpc: 'TOO_MANY_REQUESTS', status: 429, text: 'Too many requests. Wait a moment.' },
  unavailable: { trpc: 'SERVICE_UNAVAILABLE', status: 503, text: 'This is not available right now. Try again in a moment.' },
};
