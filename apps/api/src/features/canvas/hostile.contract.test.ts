import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createEgress, type Resolve } from '@lyceum/platform/egress.ts';
import { testServices } from '@lyceum/testkit/env.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { undiciHost } from './host.undici.ts';

const host = 'canvas.school.example';
const schemes = [
  ...[`http://${host}`, `ftp://${host}`, `file:///etc/passwd`, `gopher://${host}:70/_GET`, `dict://${host}:11211/stat`, `ldap://${host}`],
  ...[`ws://${host}`, `wss://${host}`, 'data:text/html,<b>', 'javascript:alert(1)', 'about:blank', 'blob:https://x.example/1', `//${host}`],
  ...[
    host,
    `https:`,
    'https://',
    'https:///',
    `mailto:a@${host}`,
    `jar:https://${host}!/`,
    `view-source:https://${host}`,
    'https://%',
    '\\\\host',
  ],
];
const userInfo = [
  ...[`https://a:b@${host}`, `https://a@${host}`, `https://${host}@127.0.0.1`, `https://${host}:443@10.0.0.1`, 'https://:@10.0.0.1'],
  ...[`https://${host}%40@10.0.0.1`, `https://%00@${host}`, `https://${host}\\@127.0.0.1`],
];
const fourths = [
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '0x7F.1', '127.0.0.1.'],
  ...['0', '0.0.0.0', '10.0.0.1', '167772161', '172.16.0.1', '192.168.0.1', '3232235521', '169.254.169.254', '0xA9FEA9FE', '2852039166'],
  ...[
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '%31%32%37.0.0.1',
    '127.0.0.1:5432',
    '8.8.8.8',
  ],
].map((address) => `https://${address}`);
const sixths = [
  ...['::', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '::ffff:169.254.169.254', '64:ff9b::7f00:1'],
  ...['64:ff9b:1::7f00:1', '2002:7f00:1::', '2001::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'ff02::1', 'fec0::1', '2606:4700::1111'],
].map((address) => `https://[${address}]`);
const localNames = [
  ...['localhost', 'LOCALHOST', 'localhost.', 'ⓛocalhost', 'a.localhost', 'localhost.localdomain.local', 'metadata.google.internal'],
  ...['instance-data', 'intranet', 'redis', 'postgres', 'host.docker.internal', 'printer.local', 'router.lan', 'nas.home', 'x.home.arpa'],
  ...['x.corp', 'x.test', 'x.invalid', 'x.onion', 'x.alt', 'kubernetes.default.svc.cluster.local', 'a.intranet', 'metadata'],
].map((name) => `https://${name}`);
const more = [
  ...[
    `https://${host}/api/v1`,
    `https://127.0.0.1#@${host}`,
    `https://10.0.0.1?${host}`,
    `https://${host}/%2e%2e/x`,
    `https://${host};10.0.0.1/`,
    `https://${host}?a`,
    `https://${host}#a`,
    `https://${host}/#@10.0.0.1`,
  ],
  ...[`https://${host}:0x50`, `https://${host}:70000`, `https://${host} .evil.example`, `https://${host}\r\nHost: 10.0.0.1`],
];
/** Good by their look, and leading to where nobody outside may go. */
const leading = ['127.0.0.1.nip.io', '169-254-169-254.sslip.io', 'localtest.me', 'nowhere.example'].map((name) => `https://${name}`);
const hostile = [...schemes, ...userInfo, ...fourths, ...sixths, ...localNames, ...more, ...leading];

const insides = [
  'http://127.0.0.1:TRAP/',
  'http://localhost:TRAP/api/v1/users/self',
  '//127.0.0.1:TRAP',
  'http://[::ffff:127.0.0.1]:TRAP/',
];
const outsides = ['http://169.254.169.254/latest/meta-data/', 'https://10.0.0.1/', 'http://2130706433:TRAP/', 'file:///etc/passwd'];
const redirects = [...insides, ...outsides];

let stack: Stack;
let person: Somebody;
let trap: Server;
let redirecting: Server;
let location = '';
let trapped = 0;
const attempts: { address: string; port: number }[] = [];
const watch = (message: unknown): void => {
  const { socket } = message as { socket: Socket };
  socket.on('connectionAttempt', (address: string, port: number) => attempts.push({ address, port }));
};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listening = async (server: Server): Promise<Server> => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
};

beforeAll(async () => {
  trap = await listening(createServer((_, response) => response.end('{"id":"1","name":"inside"}')));
  trap.on('connection', () => {
    trapped += 1;
  });
  redirecting = await listening(createServer((_, response) => response.writeHead(302, { location }).end()));
  stack = await startStack({ CANVAS_ALLOWED_HOSTS: `localhost:${portOf(redirecting)}`, CANVAS_CLIENT_ID: '1', CANVAS_CLIENT_SECRET: 'x' });
  person = await stack.person();
  subscribe('net.client.socket', watch);
});
afterAll(async () => {
  unsubscribe('net.client.socket', watch);
  await stack[Symbol.asyncDispose]();
  for (const server of [trap, redirecting]) {
    server.closeAllConnections();
    server.close();
  }
});

/** Where a connection was begun to, but for the api itself and what it keeps its data in. */
const reached = (): string[] => {
  const { TEST_DATABASE_URL, TEST_REDIS_URL } = testServices();
  const own = new Set([stack.url, TEST_DATABASE_URL, TEST_REDIS_URL].map((url) => Number(new URL(url).port)));
  return attempts.filter(({ port }) => !own.has(port)).map(({ address, port }) => `${address} ${port}`);
};
const setup = (canvasUrl: string) =>
  stack.call('POST /api/v1/canvas/setup', {
    token: person.token,
    body: { canvas_url: canvasUrl, canvas_name: 'School', api_token: 'planted' },
  });

describe('hostile addresses', () => {
  it('are as many as were promised', () => {
    expect(new Set([...hostile, ...redirects]).size).toBeGreaterThanOrEqual(120);
  });

  it.each(hostile)('%s is refused by name, and nothing is connected to', async (url) => {
    const before = reached().length;
    const answer = await setup(url);
    expect([answer.status, at(answer, 'issues.0.path')]).toEqual([422, 'canvas_url']);
    const token = { token: person.token };
    if (!leading.includes(url)) {
      const start = await stack.call(`GET /api/v1/canvas/oauth/start?canvas_url=${encodeURIComponent(url)}`, token);
      expect([start.status, at(start, 'issues.0.path')]).toEqual([422, 'canvas_url']);
    }
    if (!more.includes(url)) {
      const feed = { feed_url: `${url}/feeds/calendars/user_1.ics`, canvas_name: 'School' };
      expect((await stack.call('POST /api/v1/canvas/calendar', { ...token, body: feed })).status).toBe(422);
    }
    expect(reached().slice(before)).toEqual([]);
  });

  it.each(redirects)('a redirect to %s is not followed', async (to) => {
    const before = reached().length;
    location = to.replace('TRAP', String(portOf(trap)));
    const answer = await setup(`http://localhost:${portOf(redirecting)}`);
    expect([answer.status, at(answer, 'issues.0.path')]).toEqual([422, 'canvas_url']);
    // The watch is awake: it saw the way to the host that somebody vouched for, and no other.
    const seen = reached().slice(before);
    expect(seen.every((each) => each.endsWith(` ${portOf(redirecting)}`))).toBe(true);
    expect(trapped).toBe(0);
  });

  it('were watched by a watch that sees', () => {
    expect(reached()).toContain(`127.0.0.1 ${portOf(redirecting)}`);
  });
});

describe('a name that leads elsewhere the second time', () => {
  const inside = [
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '0.0.0.0',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    '64:ff9b::7f00:1',
  ];
  it.each(inside)('reaches nothing at %s', async (address) => {
    let asked = 0;
    // Public for whoever looks first, and inside for the socket.
    const resolve: Resolve = (_name, _options, done) =>
      done(null, [{ address: asked++ === 0 ? '93.184.215.14' : address, family: address.includes(':') ? 6 : 4 }]);
    await new Promise<void>((looked) => resolve('rebinding.example', { all: true }, () => looked()));
    const egress = createEgress({ allowed: new Set(), connections: 2, resolve });
    const before = reached().length;
    const asking = undiciHost(egress);
    const base = `https://rebinding.example:${portOf(trap)}`;
    expect(await asking.greet(base, 'planted')).toEqual({ kind: 'silent' });
    expect(await asking.trade(base, { grant_type: 'x' })).toEqual({ kind: 'silent' });
    expect(await asking.hasCalendar(`${base}/x.ics`)).toBe('silent');
    expect(asked).toBeGreaterThan(1);
    expect([reached().slice(before), trapped]).toEqual([[], 0]);
    await egress.close();
  });
});
