import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, type Stack, startStack } from '../../stack.ts';

let stack: Stack;
let admin: Awaited<ReturnType<Stack['person']>>;
beforeAll(async () => {
  stack = await startStack();
  admin = await stack.person('admin');
});
afterAll(async () => stack[Symbol.asyncDispose]());

const invited = async (body: object = {}) => {
  const answer = await stack.call('POST /admin/invites', { token: admin.token, body: { role_to_grant: 'member', ...body } });
  expect(answer.status).toBe(201);
  return { id: at(answer, 'id'), code: at(answer, 'code'), body: answer.body };
};
const redeem = (token: string, code: string) => stack.call('POST /invites/redeem', { token, body: { code } });
const listed = async (id: string) => {
  const { body } = await stack.call('GET /admin/invites?limit=200', { token: admin.token });
  return (body as { items: { id: string }[] }).items.find((item) => item.id === id);
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('making an invite', () => {
  test('answers the example: a code shown this once, stored as a hash alone', async () => {
    const body = '{"role_to_grant":"member","expires_at":"2024-12-01T00:00:00Z"}';
    const answer = await stack.call('POST /admin/invites', { token: admin.token, body });
    expect(answer.status).toBe(201);
    const code = at(answer, 'code');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(answer.body).toMatchObject({
      ...{
        role_to_grant: 'member',
        expires_at: '2024-12-01T00:00:00.000Z',
        max_uses: 1,
        uses: 0,
        status: 'expired',
        email: null,
        course: null,
      },
      link: expect.stringMatching(new RegExp(`/invite/${code}$`)),
      created_by: { id: admin.id },
    });
    expect(JSON.stringify(await listed(at(answer, 'id')))).not.toContain(code);
    const { rows } = await stack.db.pool.query('select row_to_json(c)::text as text from invite_code c');
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  test.each([
    ['role_to_grant', { role_to_grant: 'user' }],
    ['role_to_grant', { role_to_grant: undefined }],
    ['max_uses', { max_uses: 0 }],
    ['max_uses', { max_uses: 1.5 }],
    ['expires_at', { expires_at: 'soon' }],
    ['email', { email: 'nobody' }],
    ['course_id', { course_id: randomUUID() }],
  ])('names a bad %s and makes nothing', async (path, body) => {
    const count = async () => (await stack.db.pool.query('select count(*)::int as n from invite')).rows[0].n;
    const before = await count();
    const answer = await stack.call('POST /admin/invites', { token: admin.token, body: { role_to_grant: 'member', ...body } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ issues: expect.arrayContaining([expect.objectContaining({ path })]) });
    expect(await count()).toBe(before);
  });

  test('is for admins alone, like everything about invites but their use', async () => {
    const { id } = await invited();
    for (const role of ['user', 'member', 'tutor'] as const) {
      const { token } = await stack.person(role);
      expect((await stack.call('POST /admin/invites', { token, body: { role_to_grant: 'member' } })).status).toBe(403);
      expect((await stack.call('GET /admin/invites', { token })).status).toBe(403);
      expect((await stack.call(`POST /admin/invites/${id}/resend`, { token })).status).toBe(403);
      expect((await stack.call(`DELETE /admin/invites/${id}`, { token })).status).toBe(403);
    }
    expect((await stack.call('GET /admin/invites')).status).toBe(401);
  });
});

describe('redeeming', () => {
  test('raises the role at once, for whatever was typed for the code', async () => {
    const { id, code } = await invited();
    const person = await stack.person();
    const answer = await redeem(person.token, ` ${code.toLowerCase().replace(/(.{5})/g, '$1-')} `);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ role: 'member', user: { id: person.id, role: 'member' }, course_id: null });
    expect((await stack.call('GET /auth/me', { token: person.token })).body).toMatchObject({ role: 'member' });
    expect(await listed(id)).toMatchObject({ status: 'used', uses: 1 });
  });

  test('never takes a role away', async () => {
    const { code } = await invited();
    const tutor = await stack.person('tutor');
    expect((await redeem(tutor.token, code)).body).toMatchObject({ role: 'tutor' });
  });

  test('says which of used, expired and revoked it is', async () => {
    const used = await invited();
    await redeem((await stack.person()).token, used.code);
    const expired = await invited({ expires_at: inDays(-1) });
    const revoked = await invited();
    await stack.call(`DELETE /admin/invites/${revoked.id}`, { token: admin.token });
    const { token } = await stack.person();
    for (const [name, { code }] of Object.entries({ used, expired, revoked })) {
      const answer = await redeem(token, code);
      expect(answer.status).toBe(410);
      expect(answer.body).toMatchObject({ code: 'gone', detail: expect.stringContaining(name), issues: [{ path: 'code', message: name }] });
    }
    expect((await redeem(token, 'INV123')).status).toBe(404);
    expect((await stack.call('GET /auth/me', { token })).body).toMatchObject({ role: 'user' });
  });

  test('asks for a person', async () => {
    const { code } = await invited();
    expect((await stack.call('POST /invites/redeem', { body: { code } })).status).toBe(401);
  });

  test('lets in only the address it is for, and says enough of it to find out', async () => {
    const friend = await stack.person();
    const { code } = await invited({ email: friend.email.toUpperCase() });
    const other = await redeem((await stack.person()).token, code);
    expect(other.status).toBe(403);
    expect((other.body as { detail: string }).detail).not.toContain(friend.email.toUpperCase());
    expect((await redeem(friend.token, code)).status).toBe(200);
  });

  test('takes one seat of a person who comes twice', async () => {
    const { id, code } = await invited({ max_uses: 3 });
    const { token } = await stack.person();
    const answers = await Promise.all(Array.from({ length: 6 }, () => redeem(token, code)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await listed(id)).toMatchObject({ uses: 1, status: 'active' });
  });

  test('of a thousand at once who redeem a code for one, one wins', async () => {
    const { id, code } = await invited();
    const people = await Promise.all(Array.from({ length: 20 }, () => stack.person()));
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => redeem(people[n % 20]?.token ?? '', code)));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(200), count(410)]).toEqual([1, 999]);
    expect(await listed(id)).toMatchObject({ uses: 1, status: 'used' });
    const { rows } = await stack.db.pool.query(`select count(*)::int as n from person where role = 'member' and id = any($1)`, [
      people.map((person) => person.id),
    ]);
    expect(rows[0].n).toBe(1);
  });
});

describe('afterwards', () => {
  test('one that was revoked, used or has expired stays in the list, and can be asked for by state', async () => {
    const made = {
      active: await invited(),
      revoked: await invited(),
      used: await invited(),
      expired: await invited({ expires_at: inDays(-2) }),
    };
    await stack.call(`DELETE /admin/invites/${made.revoked.id}`, { token: admin.token });
    expect((await stack.call(`DELETE /admin/invites/${made.revoked.id}`, { token: admin.token })).status).toBe(204);
    await redeem((await stack.person()).token, made.used.code);
    for (const [status, { id }] of Object.entries(made)) {
      const { body } = await stack.call(`GET /admin/invites?status=${status}&limit=200`, { token: admin.token });
      const { items } = body as { items: { id: string; status: string }[] };
      expect(items.map((item) => item.id)).toContain(id);
      expect(new Set(items.map((item) => item.status))).toEqual(new Set([status]));
    }
  });

  test('pages go from the newest to the oldest without holes or doubles', async () => {
    for (let n = 0; n < 5; n++) await invited();
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await stack.call(`GET /admin/invites?limit=4${cursor && `&cursor=${cursor}`}`, { token: admin.token });
      const page = body as { items: { id: string }[]; next_cursor: string | null };
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor ?? '';
    } while (cursor !== '');
    const { rows } = await stack.db.pool.query(`select id from invite order by date_trunc('milliseconds', created_at) desc, id desc`);
    expect(ids).toEqual(rows.map((row: { id: string }) => row.id));
  });

  test('sending it again gives a new code; the old one is nobody’s, and one that expired lives again', async () => {
    const { id, code } = await invited({ expires_at: inDays(-1) });
    const again = await stack.call(`POST /admin/invites/${id}/resend`, { token: admin.token });
    expect(again.status).toBe(200);
    expect(at(again, 'code')).not.toBe(code);
    const { token } = await stack.person();
    expect((await redeem(token, code)).status).toBe(404);
    const alive = await invited({ expires_at: inDays(1) });
    await stack.db.pool.query(
      `update invite set created_at = created_at - interval '3 days', expires_at = expires_at - interval '3 days' where id = $1`,
      [alive.id],
    );
    const revived = await stack.call(`POST /admin/invites/${alive.id}/resend`, { token: admin.token });
    expect(revived.body).toMatchObject({ status: 'active' });
    expect((await redeem(token, at(revived, 'code'))).status).toBe(200);
    expect((await stack.call(`POST /admin/invites/${alive.id}/resend`, { token: admin.token })).status).toBe(409);
    expect((await stack.call(`POST /admin/invites/${randomUUID()}/resend`, { token: admin.token })).status).toBe(404);
    expect((await stack.call(`DELETE /admin/invites/${randomUUID()}`, { token: admin.token })).status).toBe(404);
  });

  test('each step stands in the trail, by whom it was done', async () => {
    const { id, code } = await invited();
    const person = await stack.person();
    await redeem(person.token, code);
    await stack.call(`DELETE /admin/invites/${id}`, { token: admin.token });
    const { body } = await stack.call(`GET /admin/audit?subject=invite:${id}`, { token: admin.token });
    const steps = (body as { items: { action: string; actor: { id: string } }[] }).items.map(({ action, actor }) => [action, actor.id]);
    expect(steps).toEqual([
      ['invite.revoked', admin.id],
      ['invite.redeemed', person.id],
      ['invite.created', admin.id],
    ]);
    expect(JSON.stringify(body)).not.toContain(code);
  });
});
