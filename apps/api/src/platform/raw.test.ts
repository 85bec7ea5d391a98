import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerBroken, limitTime } from './raw.ts';

const app = fastify({ clientErrorHandler: answerBroken });
beforeAll(async () => {
  limitTime(app, ({ url }) => url === '/upload', { request: 150, upload: 60_000 });
  app.addContentTypeParser('*', (_request, body, done) => {
    body.on('end', () => done(null)).resume();
  });
  for (const url of ['/request', '/upload']) app.post(url, async () => 'done');
  app.get('/long', async () => {
    await wait(250);
    return 'done';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

/** Sends `parts` bytes one by one, some time apart, and announces one more when it is to hang. */
const dribble = (path: string, { parts, apartMs, hangs = false }: { parts: number; apartMs: number; hangs?: boolean }): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = app.server.address() as AddressInfo;
    const headers = { 'content-type': 'text/plain', 'content-length': parts + (hangs ? 1 : 0) };
    const sent = httpRequest({ port, host: '127.0.0.1', path, method: 'POST', headers }, (answer) =>
      resolve(answer.resume().statusCode ?? 0),
    );
    sent.on('error', reject);
    const send = async (): Promise<void> => {
      for (let i = 0; i < parts; i += 1) {
        sent.write('x');
        await wait(apartMs);
      }
      if (!hangs) sent.end();
    };
    void send();
  });

it('cuts off a request that comes slowly, and lets a file come slowly', async () => {
  expect(await dribble('/request', { parts: 2, apartMs: 10 })).toBe(200);
  expect(await dribble('/request', { parts: 8, apartMs: 50 })).toBe(408);
  expect(await dribble('/upload', { parts: 8, apartMs: 50 })).toBe(200);
});

it('cuts off a file of which nothing comes any more', async () => {
  expect(await dribble('/upload', { parts: 2, apartMs: 10, hangs: true })).toBe(408);
});

it('takes its own time to answer what has come', async () => {
  const { port } = app.server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/long`)).status).toBe(200);
});
