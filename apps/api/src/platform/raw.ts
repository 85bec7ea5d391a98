import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problemOf } from './problem.ts';

const broken: Readonly<Record<string, { status: number; line: string; detail: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, line: '431 Request Header Fields Too Large', detail: 'The headers are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, line: '408 Request Timeout', detail: 'The request took too long.' },
};
const malformed = { status: 400, line: '400 Bad Request', detail: 'This is not an HTTP request.' };

/** Answers what never became a request, in the same form as everything else. */
export const answerBroken = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, line, detail } = broken[error.code ?? ''] ?? malformed;
  const id = randomUUID();
  const body = JSON.stringify(problemOf({ status, detail, code: 'malformed' }, id));
  const head = `Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nX-Request-Id: ${id}\r\nConnection: close`;
  socket.end(`HTTP/1.1 ${line}\r\n${head}\r\n\r\n${body}`);
};

/** How long requests may take to come, in milliseconds. */
export interface TimeLimits {
  readonly request: number;
  readonly upload: number;
}

const standardLimits: TimeLimits = { request: 30_000, upload: 3_600_000 };

/**
 * Nobody holds a connection by sending slowly: 10 s for the headers, 30 s for all of a request. A file may take an hour, as long as
 * some of it comes every 30 s.
 */
export const limitTime = (
  app: FastifyInstance,
  isUpload: (request: FastifyRequest) => boolean,
  limits: TimeLimits = standardLimits,
): void => {
  app.server.headersTimeout = 10_000;
  app.server.requestTimeout = limits.upload;
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request;
    const cutOff = (): void => {
      if (!raw.complete) answerBroken(Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket);
    };
    const timer = setTimeout(cutOff, limits.request);
    if (isUpload(request)) raw.on('data', () => timer.refresh()).pause();
    reply.raw.once('close', () => clearTimeout(timer));
  });
};

/**
 * While the server closes, connections end as soon as their request is answered: one that was busy when closing began would
 * otherwise be kept alive for more than a minute. What still runs after 8 s is cut off.
 */
export const endConnections = (server: Server): void => {
  const sweep = setInterval(() => server.closeIdleConnections(), 25);
  const limit = setTimeout(() => server.closeAllConnections(), 8_000);
  server.once('close', () => {
    clearInterval(sweep);
    clearTimeout(limit);
  });
};
