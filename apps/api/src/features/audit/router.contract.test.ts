import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => stack[Symbol.asyncDispose]());

const act = (actor: string | null, subject: string) =>
  stack.db.pool.query('select audit_record($1, $2, $3, $4)', [actor, 'key.created', subject, '{"name":"Ключ","deep":{"keepMe":1}}']);

test('admins read who did what, page by page, by actor, action, subject and time', async () => {
  const admin = await stack.person('admin');
  const mine = `key:${randomUUID()}`;
  for (let n = 0; n < 5; n++) await act(admin.id, mine);
  await act(null, `key:${randomUUID()}`);

  const first = await stack.call(`GET /admin/audit?subject=${mine}&limit=3`, { token: admin.token });
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({
    items: Array.from({ length: 3 }, () => ({
      actor: { id: admin.id },
      action: 'key.created',
      subject: mine,
      // What an act said about itself is left as it was written.
      detail: { name: 'Ключ', deep: { keepMe: 1 } },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })),
  });
  const cursor = at(first, 'next_cursor');
  const second = await stack.call(`GET /admin/audit/?subject=${mine}&limit=3&cursor=${cursor}`, { token: admin.token });
  expect((second.body as { items: unknown[] }).items).toHaveLength(2);
  expect(second.body).toMatchObject({ next_cursor: null });

  const byActor = await stack.call(`GET /api/admin/audit?actor_id=${admin.id}&action=key.created&from=2026-01-01T00:00:00Z`, {
    token: admin.token,
  });
  expect((byActor.body as { items: unknown[] }).items).toHaveLength(5);
  const later = await stack.call('GET /admin/audit?from=2999-01-01T00:00:00Z', { token: admin.token });
  expect(later.body).toEqual({ items: [], next_cursor: null });
});

test.each([
  ['cursor', 'cursor=x'],
  ['cursor', 'cursor=-1'],
  ['limit', 'limit=0'],
  ['actor_id', 'actor_id=me'],
  ['from', 'from=yesterday'],
  ['subject', 'subject=%20'],
])('a %s that makes no sense is named: %s', async (path, query) => {
  const admin = await stack.person('admin');
  const answer = await stack.call(`GET /admin/audit?${query}`, { token: admin.token });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ issues: expect.arrayContaining([expect.objectContaining({ path })]) });
});

test('nobody else reads it', async () => {
  for (const role of ['user', 'member', 'tutor'] as const)
    expect((await stack.call('GET /admin/audit', { token: (await stack.person(role)).token })).status).toBe(403);
  expect((await stack.call('GET /admin/audit')).status).toBe(401);
});
