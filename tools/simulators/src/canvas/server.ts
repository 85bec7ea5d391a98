import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerFault, drawFault, type Fault, lasting } from './faults.ts';
import { calendarFeed } from './feed.ts';
import { createGrants } from './oauth.ts';
import type { Answer } from './question.ts';
import { answer } from './routes.ts';
import { spell } from './spell.ts';
import { newStudent, type Student } from './student.ts';

/** How slow this Canvas is, in milliseconds, and what its requests cost of a bucket, in Canvas's own seconds. */
export interface Pace {
  /** There and back. */
  readonly rtt: number;
  readonly perRequest: number;
  readonly perRow: number;
}
export const noPace: Pace = { rtt: 0, perRequest: 0, perRow: 0 };

export interface SimulatorOptions {
  readonly port: number;
  readonly now: () => number;
  readonly pace?: Pace;
  /** Who a token is: looked up once, then known. Null: nobody. */
  readonly studentOf: (token: string) => Student | null;
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/** A Canvas that is up. */
export interface CanvasSimulator {
  readonly url: string;
  student(token: string): Student | null;
  /** Whoever reads with this token is nobody from now on; what was known of them is let go. */
  forget(token: string): void;
  /** Every request so far, as `GET /path?query`. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** What a page that leads astray says: to itself, or to a host that is not asked. */
const astray = (headers: Readonly<Record<string, string>> = {}, fault: Fault, url: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (name.toLowerCase() !== 'link') return [name, value];
      return [name, `<${fault === 'loop' ? url : 'https://evil.example/api/v1/courses?page=2'}>; rel="next"`];
    }),
  );

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

/** Starts a Canvas of many students, each with a world of their own. */
export const startCanvas = async (options: SimulatorOptions): Promise<CanvasSimulator> => {
  const { now, pace = noPace } = options;
  const students = new Map<string, Student | null>();
  const log: string[] = [];
  let base = '';
  const student = (token: string): Student | null => {
    if (!students.has(token)) {
      const found = options.studentOf(token);
      // Canvas knows a token by the first letters of what comes after its shard.
      if (found) found.tokenHint = (token.split('~').at(-1) ?? '').slice(0, 5);
      students.set(token, found);
    }
    return students.get(token) ?? null;
  };
  const { clientId = 'lyceum', clientSecret = 'lyceum-canvas-secret' } = options;
  const grants = createGrants({ clientId, clientSecret, student: () => student('oauth') ?? newStudent(1, now()) });
  const holderOf = (request: IncomingMessage, url: URL): Student | null => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? url.searchParams.get('access_token');
    if (!token) return null;
    const holder = grants.holder(token, now()) ?? student(token);
    if (!holder || holder.isRevoked) return null;
    if (holder.tokenEndsAt === null || now() < holder.tokenEndsAt) return holder;
    holder.met.add('T27');
    return null;
  };

  const refuseToken = (response: ServerResponse, hasToken: boolean): void => {
    const body = hasToken
      ? { errors: [{ message: 'Invalid access token.' }] }
      : { status: 'unauthenticated', errors: [{ message: 'user authorization required' }] };
    response.writeHead(401, { ...json, 'www-authenticate': 'Bearer realm="canvas-lms"' }).end(JSON.stringify(body));
  };

  const throttle = (response: ServerResponse, { met, temper: { throttleStatus: status } }: Student): void => {
    met.add('T10');
    const text = `${status} Forbidden (Rate Limit Exceeded)\n`;
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-rate-limit-remaining': '0.0' }).end(text);
  };

  const send = async (response: ServerResponse, found: Answer, how: { holder: Student; url: URL; asStrings: boolean }): Promise<void> => {
    const { holder, url, asStrings } = how;
    const text = found.body === null ? '' : spell(found.body, asStrings);
    const cost = (pace.perRequest + found.rows * pace.perRow) / 1000 || 0.05;
    holder.bucket.leave(now(), cost);
    const fault = found.status === 200 ? drawFault(holder.temper.faults, holder.chance) : null;
    if (fault === 'html') holder.met.add('T26');
    if (fault === 'off_host') holder.met.add('T24');
    if (fault === 'throttled') return throttle(response, holder);
    if (fault && (await answerFault(response, fault, { text, headers: found.headers ?? {} }))) return;
    const headers = fault && lasting.includes(fault) ? astray(found.headers, fault, url.href) : found.headers;
    const limits = { 'X-Request-Cost': cost.toFixed(4), 'X-Rate-Limit-Remaining': holder.bucket.remaining(now()).toFixed(4) };
    response.writeHead(found.status, { ...json, ...headers, ...limits }).end(text);
  };

  const api = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const holder = holderOf(request, url);
    if (!holder) return refuseToken(response, request.headers.authorization !== undefined);
    holder.requests += 1;
    holder.asked.push(`${request.method} ${url.pathname}${url.search}`);
    if (!holder.bucket.enter(now())) {
      holder.throttled += 1;
      return throttle(response, holder);
    }
    holder.inFlight += 1;
    holder.mostInFlight = Math.max(holder.mostInFlight, holder.inFlight);
    try {
      const found = answer({ url, base, student: holder, now: now(), ifNoneMatch: request.headers['if-none-match'] });
      const wait = pace.rtt + pace.perRequest + found.rows * pace.perRow;
      if (wait > 0) await sleep(wait);
      const asStrings = /canvas-string-ids/.test(request.headers.accept ?? '');
      await send(response, found, { holder, url, asStrings });
    } finally {
      holder.inFlight -= 1;
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', base);
    log.push(`${request.method} ${url.pathname}${url.search}`);
    if (url.pathname === '/livez') return void response.end('ok');
    if (url.pathname === '/login/oauth2/auth') {
      const back = grants.authorize(url.searchParams);
      return void (back ? response.writeHead(302, { location: back }).end() : response.writeHead(400).end('unauthorized_client'));
    }
    if (url.pathname === '/login/oauth2/token' && request.method === 'POST') {
      const { status, body } = grants.trade(new URLSearchParams(await readBody(request)), now());
      return void response.writeHead(status, json).end(JSON.stringify(body));
    }
    const feed = /^\/feeds\/calendars\/user_(.+)\.ics$/.exec(url.pathname)?.[1];
    const owner = feed && student(feed);
    if (owner) return void response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8' }).end(calendarFeed(owner.world, base));
    if (url.pathname.startsWith('/api/v1/')) return api(request, response, url);
    response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Page Not Found</h1>');
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(options.port, '127.0.0.1', listening));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: base,
    student,
    forget: (token) => void students.set(token, null),
    log,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
