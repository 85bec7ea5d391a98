import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { proxyUpgrades } from './upgrade.ts';

const lines: string[] = [];
const note = (fields: object, message?: string): void => void lines.push(JSON.stringify({ ...fields, message }));
const log: Log = { debug: note, info: note, warn: note, error: note, child: () => log };
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

let far: Server;
let near: Server;
let sockets: { close(): void };
let seen: IncomingMessage[];
const farSockets: Duplex[] = [];

beforeEach(async () => {
  seen = [];
  lines.length = 0;
  far = createServer((_request, response) => response.writeHead(401, { 'x-why': 'bad token' }).end('no'));
  far.on('upgrade', (request, socket, head) => {
    seen.push(request);
    farSockets.push(socket);
    socket.on('error', () => undefined).on('end', () => socket.end());
    if (request.url?.includes('refuse')) return socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\nhello ${head.toString()}`,
    );
    socket.on('data', (data: Buffer) => socket.write(`echo ${data.toString()}`));
  });
  far.listen(0, '127.0.0.1');
  near = createServer();
  await once(far, 'listening');
  sockets = proxyUpgrades(near, { target: `http://127.0.0.1:${portOf(far)}`, log });
  near.listen(0, '127.0.0.1');
  await once(near, 'listening');
});
afterEach(() => {
  sockets.close();
  for (const server of [near, far]) server.close().closeAllConnections();
});

const open = (path: string, more = ''): Socket => {
  const socket = connect(portOf(near), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: school.test\r\nOrigin: http://school.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`,
  );
  return socket;
};
const until = async (socket: Socket, wanted: RegExp): Promise<string> => {
  let text = '';
  for await (const data of socket) {
    text += String(data);
    if (wanted.test(text)) break;
  }
  return text;
};
const read = async (socket: Socket, wanted: RegExp): Promise<string> => {
  let text = '';
  for await (const data of socket.iterator({ destroyOnReturn: false })) {
    text += String(data);
    if (wanted.test(text)) return text;
  }
  return text;
};

test('passes bytes both ways, with the address appended and cookies left out', async () => {
  const socket = open(
    '/ws/channels/hq?token=very-secret',
    'Cookie: lyceum_session=x\r\nX-Forwarded-For: 203.0.113.9\r\nSec-WebSocket-Protocol: lyceum.v1\r\n',
  );
  expect(await read(socket, /hello/)).toMatch(/^HTTP\/1\.1 101 [\s\S]*Sec-WebSocket-Accept: x/);
  socket.write('ping');
  expect(await read(socket, /echo/)).toContain('echo ping');
  const { url, headers } = seen[0] as IncomingMessage;
  expect(url).toBe('/ws/channels/hq?token=very-secret');
  expect(headers).toMatchObject({
    host: 'school.test',
    origin: 'http://school.test',
    'sec-websocket-protocol': 'lyceum.v1',
    'x-forwarded-for': '203.0.113.9, 127.0.0.1',
  });
  expect(headers.cookie).toBeUndefined();
  expect(lines.join()).toContain('/ws/channels/hq?token');
  expect(lines.join()).not.toContain('very-secret');
  socket.destroy();
});

test('bytes sent with the handshake arrive after it', async () => {
  const socket = connect(portOf(near), '127.0.0.1');
  socket.write('GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nearly');
  expect(await read(socket, /echo/)).toContain('echo early');
  socket.destroy();
});

test('what the realtime tier refuses is refused in its own words', async () => {
  expect(await until(open('/ws?refuse'), /no$/)).toMatch(/^HTTP\/1\.1 403 Forbidden[\s\S]*no$/);
});

test('both ends close together, whichever goes first', async () => {
  const one = open('/ws');
  await read(one, /hello/);
  const gone = once(one, 'close');
  one.resume();
  farSockets.at(-1)?.destroy();
  await gone;

  const other = open('/ws');
  await read(other, /hello/);
  const farGone = once(farSockets.at(-1) as Duplex, 'close');
  other.destroy();
  await farGone;
});

test('other paths are 404', async () => {
  for (const path of ['/', '/wsx', '/api/ws', '/trpc']) expect(await until(open(path), /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 404 /);
  expect(seen).toEqual([]);
});

test('without a realtime tier the answer is 502', async () => {
  await new Promise((resolve) => far.close(resolve));
  expect(await until(open('/ws?token=very-secret'), /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 502 /);
  expect(lines.join()).not.toContain('very-secret');
});

test('closing ends what is open', async () => {
  const socket = open('/ws');
  await read(socket, /hello/);
  const gone = once(socket.resume(), 'close');
  sockets.close();
  await gone;
});
