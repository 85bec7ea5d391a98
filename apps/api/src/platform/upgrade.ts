import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { loggedPath, requestIdOf } from './access-log.ts';

const connectTimeoutMs = 5000;

/** What a handshake may not bring along: it is between the browser and us. */
const dropped = new Set(['cookie', 'x-api-key', 'x-real-ip', 'forwarded']);

const forwardedHeaders = (request: IncomingMessage): string[] => {
  const headers: string[] = [];
  const { rawHeaders, socket } = request;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (!dropped.has(name.toLowerCase()) && name.toLowerCase() !== 'x-forwarded-for') headers.push(name, rawHeaders[at + 1] as string);
  }
  const before = request.headers['x-forwarded-for'];
  const chain = [...(before === undefined ? [] : [before].flat()), socket.remoteAddress ?? 'unknown'];
  return [...headers, 'X-Forwarded-For', chain.join(', ')];
};

const refuse = (socket: Duplex, status: string, requestId: string): void => {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nX-Request-Id: ${requestId}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
};

/** The head of an answer as it came. A body is passed on as it is decoded, and ends with the connection. */
const headOf = ({ httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage): string => {
  const isSwitch = statusCode === 101;
  const lines = [`HTTP/${httpVersion} ${statusCode} ${statusMessage}`];
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (isSwitch || !/^(connection|transfer-encoding)$/i.test(rawHeaders[at] as string))
      lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  if (!isSwitch) lines.push('Connection: close');
  return `${lines.join('\r\n')}\r\n\r\n`;
};

/** Both ends live and die together. */
const join = (one: Duplex, other: Duplex): void => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    // A half-open socket is no use to anybody: what was sent is flushed, and both are closed.
    from.on('end', () => to.end(() => to.destroy()));
    from.pipe(to, { end: false });
  }
};

/** Passes the sockets of `/ws…` on to the realtime tier, so that one origin is enough. Closing it ends what is still open. */
export const proxyUpgrades = (server: Server, { target, log }: { readonly target: string; readonly log: Log }): { close(): void } => {
  const open = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = request.url ?? '/';
    const facts = { request_id: requestIdOf(request), path: loggedPath(url) };
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    if (!/^\/ws([/?]|$)/.test(url)) return refuse(socket, '404 Not Found', facts.request_id);
    const { method = 'GET' } = request;
    const onward = httpRequest(new URL(url, target), { method, headers: forwardedHeaders(request), timeout: connectTimeoutMs });
    socket.on('close', () => onward.destroy());
    onward.on('timeout', () => onward.destroy(new Error('the realtime tier did not answer')));
    onward.on('error', (err) => {
      log.warn({ ...facts, err }, 'a socket could not be passed on');
      refuse(socket, '502 Bad Gateway', facts.request_id);
    });
    onward.on('response', (answer) => {
      // The realtime tier said no; its own words are passed on.
      socket.write(headOf(answer));
      answer.pipe(socket);
    });
    onward.on('upgrade', (answer, far, farHead) => {
      onward.setTimeout(0);
      log.info({ ...facts, status: 101 }, 'a socket was passed on');
      socket.write(headOf(answer));
      if (farHead.length > 0) socket.write(farHead);
      if (head.length > 0) far.write(head);
      join(socket, far);
    });
    onward.end();
  });
  return {
    close: () => {
      for (const socket of open) socket.destroy();
    },
  };
};
