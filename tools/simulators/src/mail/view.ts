import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { framedHtml, listPage, mailPage } from './page.ts';
import type { MailStore } from './store.ts';

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
  readonly policy?: string;
}

const html = (body: string): Answer => ({ type: 'text/html; charset=utf-8', body });
const json = (value: unknown): Answer => ({ type: 'application/json', body: JSON.stringify(value) });
const missing: Answer = { status: 404, type: 'text/plain', body: 'There is no such mail.\n' };

const ownPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";
// A mail may look like anything but do nothing.
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const answer = async (method: string, path: string, store: MailStore): Promise<Answer> => {
  if (method === 'DELETE' && path === '/api/messages') {
    await store.clear();
    return { status: 204, type: 'text/plain', body: '' };
  }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, type: 'text/plain', body: 'Only GET.\n' };
  if (path === '/') return html(listPage(await store.list()));
  if (path === '/api/messages') return json({ items: await store.list(), next_cursor: null });
  const [, area, id = '', part] = /^\/(messages|api\/messages)\/([\w-]+)(\/html)?$/.exec(path) ?? [];
  const mail = area === undefined ? undefined : await store.find(id);
  if (!mail) return missing;
  if (area === 'api/messages') return part ? missing : json(mail);
  return part ? { ...html(framedHtml(mail)), policy: mailPolicy } : html(mailPage(mail));
};

/** Only this machine may look: another site that resolves to it could otherwise read reset links. */
const isLocal = (host: string | undefined): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');

const serve = async (request: IncomingMessage, response: ServerResponse, store: MailStore): Promise<void> => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const {
    status = 200,
    type,
    body,
    policy = ownPolicy,
  } = isLocal(request.headers.host)
    ? await answer(request.method ?? 'GET', path, store)
    : { status: 403, type: 'text/plain', body: 'Ask as localhost.\n' };
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};

/** Shows caught mail in a browser, and as JSON at `/api/messages`. */
export const startView = async (port: number, store: MailStore): Promise<{ port: number; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    serve(request, response, store).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
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
