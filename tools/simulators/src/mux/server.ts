import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiPorts, answerApi } from './api.ts';
import { openChunks, type TakePart } from './chunks.ts';
import { openLifecycle } from './lifecycle.ts';
import { play } from './playback.ts';
import { openRecords, type Upload } from './records.ts';
import { openWebhooks, type Weather, type Webhooks } from './webhooks.ts';

/** A running stand-in. */
export interface MuxSimulator extends AsyncDisposable {
  readonly url: string;
  /** Changes how badly messages travel; over HTTP it is `PUT /simulator/weather`. */
  weather(change: Partial<Weather>): void;
}

/** How a stand-in is set up. */
export interface MuxSimulatorOptions {
  readonly port: number;
  readonly folder: string;
  readonly token: ApiPorts['token'];
  readonly webhook: { readonly url: string; readonly secret: string };
  /** The folder of the clip that stands for every demo video, and of the poster of all. */
  readonly assets: string;
  /** How long making a video takes, in milliseconds. */
  readonly preparing?: () => number;
}

const largestBody = 1_048_576;

const readJson = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += part as string;
    if (text.length > largestBody) throw new Error('too large');
  }
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
};

/** The same page, whichever way this machine is called. */
const sameMachine = (origin: string): string => origin.replace('//localhost', '//127.0.0.1');

/** The browser's part of an upload: only the origin that the upload was made for may send. */
const allowOrigin = ({ headers }: IncomingMessage, response: ServerResponse, upload: Upload): void => {
  if (headers.origin === undefined) return;
  if (upload.cors_origin !== '*' && sameMachine(upload.cors_origin) !== sameMachine(headers.origin)) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('access-control-allow-methods', 'PUT, OPTIONS');
  response.setHeader('access-control-allow-headers', 'content-type, content-range');
  response.setHeader('access-control-expose-headers', 'range');
  response.setHeader('vary', 'origin');
};

type Parts = ApiPorts & { readonly webhooks: Webhooks; readonly take: TakePart; readonly assets: string };

const takeUpload = async ({ records, life, take }: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const upload = records.uploads.get((request.url ?? '').slice('/upload/'.length));
  if (!upload) return void response.writeHead(404).end();
  allowOrigin(request, response, upload);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (request.method !== 'PUT') return void response.writeHead(405).end();
  if (upload.status === 'asset_created') return void response.writeHead(200).end();
  if (upload.status === 'waiting' && Date.now() > upload.created_at + upload.timeout * 1000) upload.status = 'timed_out';
  if (upload.status !== 'waiting') return void response.writeHead(410).end();
  if (await take(request, response, records.fileOf(upload.id))) life.completed(upload);
};

const answer = async (parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { method = 'GET', url: path = '/', headers } = request;
  if (path.startsWith('/upload/')) return takeUpload(parts, request, response);
  if (path === '/readyz') return void response.writeHead(200).end('ok');
  if (path === '/simulator/weather' && method === 'PUT') {
    parts.webhooks.change((await readJson(request)) as Partial<Weather>);
    return void response.writeHead(204).end();
  }
  if ((method === 'GET' || method === 'HEAD') && (await play(parts, request, response))) return;
  const { status, body } = await answerApi(parts, { method, path, authorization: headers.authorization, body: await readJson(request) });
  response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body));
};

/** Starts a stand-in for Mux: its API, its uploads, its messages and its player's files, for whoever runs Lyceum without an account there. */
export const startMux = async ({
  port,
  folder,
  token,
  webhook,
  assets,
  preparing = () => 1_500,
}: MuxSimulatorOptions): Promise<MuxSimulator> => {
  const records = await openRecords(folder);
  const webhooks = openWebhooks(webhook);
  const life = openLifecycle({ records, webhooks, preparing });
  let url = '';
  const parts: Parts = { records, life, token, webhooks, assets, take: openChunks(), address: () => url };
  const server = createServer((request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  life.resume();
  return {
    url,
    weather: webhooks.change,
    [Symbol.asyncDispose]: async () => {
      life.close();
      webhooks.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await records.save();
    },
  };
};
