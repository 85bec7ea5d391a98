import type { Issue } from '@lyceum/shared/kernel/refusal.ts';
import type { FastifyReply } from 'fastify';
import type { Failure } from './failure.ts';

/** RFC 9457, with our code, the request's id and the refused fields. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id: string;
  readonly issues?: readonly Issue[];
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** A failure as a document. */
export const problemOf = ({ status, detail, code, issues }: Omit<Failure, 'isBug'>, requestId: string): Problem => ({
  type: 'about:blank',
  title: titles[status] ?? 'Error',
  status,
  detail,
  code,
  request_id: requestId,
  ...(issues && { issues }),
});

/** How long to wait, as the `Retry-After` header has it. */
export const retryAfterSeconds = (ms: number): string => String(Math.max(1, Math.ceil(ms / 1000)));

/** Answers with a problem, or with another document that says the same. */
export const sendProblem = (reply: FastifyReply, failure: Omit<Failure, 'isBug'>, document?: object): FastifyReply => {
  if (failure.retryAfterMs !== undefined) reply.header('retry-after', retryAfterSeconds(failure.retryAfterMs));
  if (failure.status === 401) reply.header('www-authenticate', 'Bearer');
  // As bytes: to text Fastify would add a charset, which this type does not have.
  const body = Buffer.from(JSON.stringify(document ?? problemOf(failure, reply.request.id)));
  return reply.code(failure.status).header('content-type', 'application/problem+json').send(body);
};
