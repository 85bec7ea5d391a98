import { expect, it } from 'vitest';
import { createHealth, serveHealth } from './health.ts';

const up = async (): Promise<void> => undefined;
const down = async (): Promise<void> => {
  throw new Error('away');
};

it('is ready while what is vital answers, whatever else is away', async () => {
  const health = createHealth({ version: '1', checks: { postgres: up, redis: down } });
  expect((await health.ready()).status).toBe(200);
  expect(await health.report()).toMatchObject({
    status: 200,
    body: { version: '1', checks: { postgres: { status: 'up' }, redis: { status: 'down' } } },
  });
});

it('is not ready without its database', async () => {
  const health = createHealth({ version: '1', checks: { postgres: down } });
  expect((await health.ready()).status).toBe(503);
  expect((await health.report()).status).toBe(503);
  expect(health.live().status).toBe(200);
});

it('is alive but not ready while draining', async () => {
  const health = createHealth({ version: '1', checks: { postgres: up } });
  health.drain();
  expect(health.isDraining()).toBe(true);
  expect(await health.ready()).toEqual({ status: 503, body: { status: 'draining' } });
  expect(health.live().status).toBe(200);
});

it('runs its checks once for all who ask at the same time', async () => {
  let runs = 0;
  const check = async () => void (runs += 1);
  const health = createHealth({ version: '1', checks: { postgres: check } });
  await Promise.all(Array.from({ length: 50 }, () => health.ready()));
  expect(runs).toBe(1);
});

it('answers over HTTP on the four addresses and nowhere else', async () => {
  const health = createHealth({ version: '1', checks: { postgres: up } });
  const server = await serveHealth({ port: 0, host: '127.0.0.1', health, metrics: { text: async () => 'lyceum_up 1\n' } });
  const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
  const statuses = await Promise.all(
    ['/livez', '/readyz', '/healthz', '/metrics', '/', '/toString'].map(async (path) => (await get(path)).status),
  );
  expect(statuses).toEqual([200, 200, 200, 200, 404, 404]);
  expect(await (await get('/metrics?x')).text()).toContain('lyceum_up 1');
  await server.close();
});
