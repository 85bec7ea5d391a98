import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a health address answers. */
export interface Reply {
  readonly status: number;
  readonly body: object;
}

/** The state of a process as load balancers and people ask for it. */
export interface Health {
  /** Whether the process runs at all. */
  live(): Reply;
  /** Whether it should get work: not while draining, and not without what it cannot do without. */
  ready(): Promise<Reply>;
  /** The version and every check. */
  report(): Promise<Reply>;
  /** From now on `ready` says no. */
  drain(): void;
  isDraining(): boolean;
}

/** What is checked: `vital` names the checks without which the process is not ready (`postgres` unless told otherwise). */
export interface HealthOptions {
  readonly version: string;
  readonly checks: Readonly<Record<string, () => Promise<void>>>;
  readonly vital?: readonly string[];
}

const slowestCheckMs = 2_000;

interface CheckResult {
  readonly status: 'up' | 'down';
  readonly ms: number;
}

const within = (work: Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timed out')), slowestCheckMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const runCheck = async (check: () => Promise<void>): Promise<CheckResult> => {
  const started = performance.now();
  const status = await within(check()).then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return { status, ms: Math.round(performance.now() - started) };
};

/** Health over named checks. Callers that ask at the same time share one run, so asking often costs nothing. */
export const createHealth = ({ version, checks, vital = ['postgres'] }: HealthOptions): Health => {
  let isDraining = false;
  let running: Promise<Record<string, CheckResult>> | undefined;
  const runAll = async (): Promise<Record<string, CheckResult>> => {
    const names = Object.entries(checks);
    const results = await Promise.all(names.map(([, check]) => runCheck(check)));
    return Object.fromEntries(names.map(([name], i) => [name, results[i] as CheckResult]));
  };
  const results = (): Promise<Record<string, CheckResult>> => {
    running ??= runAll().finally(() => {
      running = undefined;
    });
    return running;
  };
  const word = (found: Record<string, CheckResult>): 'ok' | 'draining' | 'unavailable' => {
    if (isDraining) return 'draining';
    return vital.every((name) => found[name]?.status !== 'down') ? 'ok' : 'unavailable';
  };
  return {
    live: () => ({ status: 200, body: { status: 'ok' } }),
    ready: async () => {
      const status = word(isDraining ? {} : await results());
      return { status: status === 'ok' ? 200 : 503, body: { status } };
    },
    report: async () => {
      const found = await results();
      const status = word(found);
      return { status: status === 'ok' ? 200 : 503, body: { status, version, checks: found } };
    },
    drain: () => {
      isDraining = true;
    },
    isDraining: () => isDraining,
  };
};

/** Where a process without a web server of its own answers for its health. */
export interface HealthServerOptions {
  readonly port: number;
  readonly host: string;
  readonly health: Health;
  readonly metrics: { text(): Promise<string> };
}

/** Serves `/livez`, `/readyz`, `/healthz` and `/metrics` on a port of their own. */
export const serveHealth = async (options: HealthServerOptions): Promise<{ port: number; close(): Promise<void> }> => {
  const { health, metrics } = options;
  const json = ({ status, body }: Reply) => ({ status, type: 'application/json', text: JSON.stringify(body) });
  const routes: Record<string, () => Promise<{ status: number; type: string; text: string }>> = {
    '/livez': async () => json(health.live()),
    '/readyz': async () => json(await health.ready()),
    '/healthz': async () => json(await health.report()),
    '/metrics': async () => ({ status: 200, type: 'text/plain; version=0.0.4', text: await metrics.text() }),
  };
  const notFound = async () => json({ status: 404, body: { status: 'not found' } });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    (route ?? notFound)().then(
      ({ status, type, text }) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
