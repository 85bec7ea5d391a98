/**
 * Every reason a use case may give for saying no. The set is closed: each edge (REST, tRPC, socket, worker) maps all of them,
 * and a client reads the same code on each. Texts live in the client, in its languages.
 */
export const refusalCodes = [
  'unauthenticated',
  'bad_credentials',
  'forbidden',
  'not_found',
  'conflict',
  'email_taken',
  'already_ended',
  'gone',
  'idempotency_mismatch',
  'idempotency_running',
  'invalid',
  'malformed',
  'too_large',
  'too_many_requests',
  'token_reused',
  'unavailable',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A field that was refused, with its path. Use cases spell it as the contract does; each edge as its callers do. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** What a refusal may say beside its code. */
export interface RefusalDetail {
  /** One English sentence for logs and for callers without a translation. */
  readonly message?: string;
  readonly issues?: readonly Issue[];
  readonly retryAfterMs?: number;
}

/** The part of a refusal that travels to clients. */
export interface ProblemData extends RefusalDetail {
  readonly code: RefusalCode;
}

/** Thrown by services when the answer is no. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;

  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(detail.message ?? code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
