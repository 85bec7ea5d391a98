import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseUrlOf, createEgress, isPublic, type Resolve } from './egress.ts';

const none: ReadonlySet<string> = new Set();

describe('the address of another system', () => {
  it.each([
    ['https://canvas.school.example', 'https://canvas.school.example/'],
    ['https://CANVAS.School.Example/', 'https://canvas.school.example/'],
    ['https://school.instructure.com:8443', 'https://school.instructure.com:8443/'],
    ['https://школа.укр', 'https://xn--80atdl2c.xn--j1amh/'],
  ])('is taken: %s', (text, href) => {
    const result = baseUrlOf(text, none);
    expect('url' in result && result.url.href).toBe(href);
  });

  it.each([
    ['canvas.school.example', 'not_a_url'],
    ['http://canvas.school.example', 'not_https'],
    ['ftp://canvas.school.example', 'not_https'],
    ['https://user:pass@canvas.school.example', 'has_credentials'],
    ['https://canvas.school.example@127.0.0.1', 'has_credentials'],
    ['https://canvas.school.example/api', 'has_more_than_a_host'],
    ['https://canvas.school.example?x', 'has_more_than_a_host'],
    ['https://127.0.0.1', 'is_an_ip'],
    ['https://2130706433', 'is_an_ip'],
    ['https://0x7f.1', 'is_an_ip'],
    ['https://0177.0.0.1', 'is_an_ip'],
    ['https://①②⑦.0.0.1', 'is_an_ip'],
    ['https://[::1]', 'is_an_ip'],
    ['https://[::ffff:169.254.169.254]', 'is_an_ip'],
    ['https://localhost', 'is_local'],
    ['https://metadata.google.internal', 'is_local'],
    ['https://intranet', 'is_local'],
    ['https://printer.local.', 'is_local'],
  ])('is refused: %s (%s)', (text, refusal) => {
    expect(baseUrlOf(text, none)).toEqual({ refusal });
  });

  it('may be plain or private where an operator vouches for that host and port', () => {
    const allowed = new Set(['localhost:3100', '10.0.0.5']);
    expect(baseUrlOf('http://localhost:3100', allowed)).toHaveProperty('url');
    expect(baseUrlOf('https://10.0.0.5', allowed)).toHaveProperty('url');
    expect(baseUrlOf('http://localhost:3101', allowed)).toEqual({ refusal: 'not_https' });
  });
});

it.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '192.168.1.1', '198.18.0.1', '224.0.0.1'].map(
    (address) => [address, false] as const,
  ),
  ...['::', '::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', 'fc00::1', 'fe80::1', 'ff02::1', 'not an address'].map(
    (address) => [address, false] as const,
  ),
] as const)('%s is public: %s', (address, is) => {
  expect(isPublic(address)).toBe(is);
});

describe('a connection', () => {
  let server: Server;
  let port: number;
  let connections = 0;
  beforeAll(async () => {
    server = createServer((_, response) => response.end('inside'));
    server.on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());

  const resolveTo =
    (...answers: string[]): Resolve =>
    (_host, _options, done) =>
      done(null, [{ address: answers.shift() ?? '127.0.0.1', family: 4 }]);

  it('is not made to a private address that a public name leads to, also when it led elsewhere a moment before', async () => {
    const dispatcher = createEgress({ allowed: none, connections: 1, resolve: resolveTo('127.0.0.1', '127.0.0.1') });
    for (let n = 0; n < 2; n++)
      await expect(request(`https://canvas.school.example:${port}/`, { dispatcher })).rejects.toMatchObject({
        code: 'ERR_PRIVATE_ADDRESS',
      });
    await dispatcher.close();
    expect(connections).toBe(0);
  });

  it.each(['http://127.0.0.1', 'https://127.0.0.1', 'http://localhost', 'http://canvas.school.example'])(
    'is not made to %s, which nobody looks up, or which is not sealed',
    async (origin) => {
      const before = connections;
      const dispatcher = createEgress({ allowed: none, connections: 1, resolve: resolveTo('127.0.0.1') });
      await expect(request(`${origin}:${port}/`, { dispatcher })).rejects.toMatchObject({ code: 'ERR_PRIVATE_ADDRESS' });
      await dispatcher.close();
      expect(connections).toBe(before);
    },
  );

  it('is made to what an operator vouches for', async () => {
    const dispatcher = createEgress({
      allowed: new Set([`canvas.school.example:${port}`]),
      connections: 1,
      resolve: resolveTo('127.0.0.1'),
    });
    const { body } = await request(`http://canvas.school.example:${port}/`, { dispatcher });
    expect(await body.text()).toBe('inside');
    await dispatcher.close();
    expect(connections).toBe(1);
  });
});
