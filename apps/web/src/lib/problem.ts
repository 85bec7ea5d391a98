import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProblemData, RefusalCode } from '@lyceum/shared/kernel/refusal.ts';
import { TRPCClientError } from '@trpc/client';

/** What the server said no with, or null when it was not reached or failed itself. */
export const problemOf = (error: unknown): ProblemData | null => {
  if (!(error instanceof TRPCClientError)) return null;
  const data = error.data as { problem?: ProblemData } | null | undefined;
  return data?.problem ?? null;
};

/** The number under which the server logged a failed request. */
export const requestIdOf = (error: unknown): string | null => {
  if (!(error instanceof TRPCClientError)) return null;
  const response = error.meta?.response;
  return response instanceof Response ? response.headers.get('x-request-id') : null;
};

/** Whether nobody is signed in as far as the server knows. */
export const isSignedOut = (error: unknown): boolean => problemOf(error)?.code === 'unauthenticated';

const texts: { readonly [C in RefusalCode]: MessageDescriptor } = {
  unauthenticated: msg`Sign in to go on.`,
  bad_credentials: msg`This e-mail and password do not go together.`,
  forbidden: msg`You may not do this.`,
  not_found: msg`This is not here, or not for you to see.`,
  conflict: msg`Somebody was faster. Load the page again and look.`,
  email_taken: msg`This address already has an account. Sign in instead.`,
  already_ended: msg`The class is over.`,
  gone: msg`This link has been used or is too old.`,
  idempotency_mismatch: msg`This was already sent with other words.`,
  idempotency_running: msg`This is still being saved.`,
  invalid: msg`Something on this page needs another look.`,
  malformed: msg`The server could not read this.`,
  too_large: msg`This is too long.`,
  too_many_requests: msg`Too many tries. Wait a little and try again.`,
  token_reused: msg`You were signed out for safety. Sign in again.`,
  unavailable: msg`The school is busy for a moment. Try again.`,
};

/** One sentence for a person about an error. */
export const problemText = (error: unknown): MessageDescriptor => {
  const problem = problemOf(error);
  if (problem) return texts[problem.code] ?? texts.malformed;
  return error instanceof TRPCClientError && error.data
    ? msg`Something broke on our side.`
    : msg`The server cannot be reached. Check the connection.`;
};
