import { expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { startStack } from './stack.ts';

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

it('runs the whole product, kills and restarts a part of it, and sends mail in the language of whoever registers', async () => {
  await using stack = await startStack({ nodes: 2, demo: true });
  expect(await statusOf(`${stack.url}/readyz`)).toBe(200);
  expect(stack.realtimeUrls).toHaveLength(2);

  const before = stack.api.pid;
  await stack.api.kill();
  await expect(statusOf(`${stack.url}/readyz`)).rejects.toThrow();
  await stack.api.restart();
  expect(stack.api.pid).not.toBe(before);

  const body = JSON.stringify({ email: 'nova@school.test', password: 'nova-nova-nova', name: 'Нова', locale: 'uk' });
  const registered = await fetch(`${stack.url}/auth/register`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  expect(registered.status).toBe(201);
  await eventually(async () => {
    const { items } = (await (await fetch(`${stack.mailUrl}/api/messages`)).json()) as { items: { subject: string; to: string[] }[] };
    expect(items).toEqual([expect.objectContaining({ subject: 'Вітаємо в Lyceum', to: ['Нова <nova@school.test>'] })]);
  }, 15_000);
});
