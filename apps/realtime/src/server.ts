import uws from 'uWebSockets.js';
import type { Reply } from '@lyceum/platform/health.ts';
import type { Entry } from './platform/door.ts';
import type { Broadcast, Socket, UpgradeRequest } from './platform/socket.ts';

/** What the server asks of the tier. `T` is whatever `open` answers for a socket. */
export interface ServerOptions<T> {
  readonly port: number;
  readonly enter: (request: UpgradeRequest) => Entry;
  readonly open: (entry: Extract<Entry, { ok: true }>, socket: Socket) => T;
  readonly message: (session: T, data: ArrayBuffer, isBinary: boolean) => void;
  readonly heard: (session: T) => void;
  readonly closed: (session: T) => void;
  readonly pages: Readonly<Record<string, () => Promise<Reply | string>>>;
}

export interface RealtimeServer {
  readonly port: number;
  /** Accepts nobody any more; open sockets stay. */
  stopListening(): void;
  /** Cuts what is left. */
  close(): void;
}

interface SocketData<T> {
  readonly entry: Extract<Entry, { ok: true }>;
  session: T | undefined;
}

const statusTexts: Readonly<Record<number, string>> = {
  200: '200 OK',
  401: '401 Unauthorized',
  403: '403 Forbidden',
  404: '404 Not Found',
  503: '503 Service Unavailable',
};

/** Hard limits of a socket. What is too large to be a command is still read, up to here, to be refused with a code. */
const largestFrameBytes = 256 * 1024;
const mostQueuedBytes = 1024 * 1024;

/** Starts uWebSockets.js. `broadcast` works from the moment this is called. */
export const createServer = () => {
  const app = uws.App();
  const broadcast: Broadcast = (topic, frame) => {
    app.publish(topic, frame);
  };
  return { broadcast, listen: <T>(options: ServerOptions<T>) => listen(app, options) };
};

const listen = async <T>(app: uws.TemplatedApp, options: ServerOptions<T>): Promise<RealtimeServer> => {
  app.ws<SocketData<T>>('/*', {
    compression: uws.DISABLED,
    maxPayloadLength: largestFrameBytes,
    maxBackpressure: mostQueuedBytes,
    // Never skip an event on an open socket: over the limit it is closed (the default would drop in silence).
    closeOnBackpressureLimit: 1,
    // heartbeat.ts decides sooner; this catches what it has ended and never closed.
    idleTimeout: 32,
    sendPingsAutomatically: false,
    upgrade: (res, req, context) => upgrade({ res, req, context }, options),
    open: (ws) => {
      const data = ws.getUserData();
      data.session = options.open(data.entry, wrap(ws));
    },
    message: (ws, message, isBinary) => withSession(ws, (session) => options.message(session, message, isBinary)),
    ping: (ws) => withSession(ws, options.heard),
    pong: (ws) => withSession(ws, options.heard),
    close: (ws) => {
      ended.add(ws);
      withSession(ws, options.closed);
    },
  });
  for (const [path, page] of Object.entries(options.pages)) app.get(path, (res) => answer(res, page));
  app.any('/*', (res) => answer(res, async () => ({ status: 404, body: { status: 'not found' } })));
  const token = await new Promise<uws.us_listen_socket>((resolve, reject) => {
    app.listen('0.0.0.0', options.port, (listening) =>
      listening ? resolve(listening) : reject(new Error(`port ${options.port} is in use; set REALTIME_PORT to another one`)),
    );
  });
  return {
    port: uws.us_socket_local_port(token),
    stopListening: () => uws.us_listen_socket_close(token),
    close: () => app.close(),
  };
};

/** Sockets that uWebSockets.js has closed: touching one after that throws. */
const ended = new WeakSet<object>();

const withSession = <T>(ws: uws.WebSocket<SocketData<T>>, work: (session: T) => void): void => {
  const { session } = ws.getUserData();
  if (session !== undefined) work(session);
};

const wrap = <T>(ws: uws.WebSocket<SocketData<T>>): Socket => {
  const alive = (work: () => void): void => {
    if (!ended.has(ws)) work();
  };
  return {
    send: (text) => alive(() => ws.send(text)),
    end: (code, reason) => alive(() => ws.end(code, reason)),
    cut: () => alive(() => ws.close()),
    ping: () => alive(() => ws.ping()),
    queued: () => (ended.has(ws) ? 0 : ws.getBufferedAmount()),
    follow: (topic) => alive(() => ws.subscribe(topic)),
    unfollow: (topic) => alive(() => ws.unsubscribe(topic)),
  };
};

interface Handshake {
  readonly res: uws.HttpResponse;
  readonly req: uws.HttpRequest;
  readonly context: uws.us_socket_context_t;
}

// Within the handler and nowhere later: an upgrade under `cork` after an await now and then closes the new socket, because
// uWebSockets.js goes on to read it as the HTTP response that it was (docs/decisions/0004).
const upgrade = <T>({ res, req, context }: Handshake, { enter }: ServerOptions<T>): void => {
  const entry = enter({
    path: req.getUrl(),
    query: new URLSearchParams(req.getQuery()),
    origin: req.getHeader('origin'),
    host: req.getHeader('host'),
    protocols: req
      .getHeader('sec-websocket-protocol')
      .split(',')
      .map((p) => p.trim()),
  });
  if (!entry.ok) return void res.writeStatus(statusTexts[entry.status] as string).endWithoutBody(0, true);
  const [key, extensions] = [req.getHeader('sec-websocket-key'), req.getHeader('sec-websocket-extensions')];
  res.upgrade<SocketData<T>>({ entry, session: undefined }, key, entry.protocol ?? '', extensions, context);
};

const answer = (res: uws.HttpResponse, page: () => Promise<Reply | string>): void => {
  let gone = false;
  res.onAborted(() => {
    gone = true;
  });
  void page()
    .catch((): Reply => ({ status: 503, body: { status: 'unavailable' } }))
    .then((content) => {
      if (gone) return;
      const [status, type, text] =
        typeof content === 'string'
          ? [200, 'text/plain; version=0.0.4', content]
          : [content.status, 'application/json', JSON.stringify(content.body)];
      res.cork(() => {
        res
          .writeStatus(statusTexts[status] ?? '500 Internal Server Error')
          .writeHeader('content-type', type)
          .writeHeader('cache-control', 'no-store')
          .end(text);
      });
    });
};
