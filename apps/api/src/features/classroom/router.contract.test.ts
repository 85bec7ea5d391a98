import { randomUUID } from 'node:crypto';
import { createTickets } from '@lyceum/platform/ticket.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, at, type Call, type Somebody, type Stack, startStack } from '../../stack.ts';

const secret = randomUUID().repeat(2);
let stack: Stack;
let host: Somebody;
let student: Somebody;
let stranger: Somebody;
let admin: Somebody;
beforeAll(async () => {
  stack = await startStack({ SECRET_KEY: secret });
  [host, student, stranger, admin] = await Promise.all([
    stack.person('tutor'),
    stack.person(),
    stack.person('tutor'),
    stack.person('admin'),
  ]);
});
afterAll(async () => stack[Symbol.asyncDispose]());

const root = '/api/v1/classroom/sessions';
const lesson = async (more: object = {}): Promise<(line: string, call?: Call) => Promise<Answer>> => {
  const body = { title: 'Algebra 9-B', participants: [{ email: student.email, role: 'student' }], ...more };
  const id = at(await stack.call(`POST ${root}/`, { token: host.token, body }), 'id');
  return (line, call) => {
    const [method, path = ''] = line.split(' ');
    return stack.call(`${method} ${root}/${id}/${path}`, call);
  };
};
const media = { video_enabled: true, audio_enabled: false, screen_sharing: false };

describe('sessions', () => {
  test('are made by tutors, with people by their addresses, known or not', async () => {
    const email = `new.person-${randomUUID()}@lyceum.test`;
    const body = {
      title: 'Квадратичні функції',
      starts_at: '2030-01-01T10:00:00+02:00',
      ends_at: '2030-01-01T11:00:00+02:00',
      participants: [
        { email: student.email.toUpperCase(), role: 'student' },
        { email, role: 'observer' },
        { email: host.email, role: 'student' },
      ],
    };
    const answer = await stack.call(`POST ${root}/`, { token: host.token, body });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      title: body.title,
      status: 'scheduled',
      starts_at: '2030-01-01T08:00:00.000Z',
      ends_at: '2030-01-01T09:00:00.000Z',
      booking_id: null,
    });
    const { participants } = answer.body as { participants: { email: string; role: string }[] };
    const roles = Object.fromEntries(participants.map(({ email: address, role }) => [address, role]));
    expect(roles).toEqual({ [host.email]: 'host', [student.email]: 'student', [email]: 'observer' });
  });

  test.each(['user', 'member'] as const)('are not made by a %s', async (role) => {
    const { token } = await stack.person(role);
    expect((await stack.call(`POST ${root}/`, { token, body: { title: 'x' } })).status).toBe(403);
  });

  test('need a title and a time that runs forward', async () => {
    const create = (body: object) => stack.call(`POST ${root}/`, { token: host.token, body });
    expect((await create({})).body).toMatchObject({ status: 422, issues: [{ path: 'title' }] });
    const backward = await create({ title: 'x', starts_at: '2030-01-01T10:00:00Z', ends_at: '2030-01-01T09:00:00Z' });
    expect(backward.body).toMatchObject({ status: 422, issues: [{ path: 'ends_at' }] });
    const nobody = await create({ title: 'x', participants: [{ email: 'nobody', role: 'king' }] });
    expect(nobody.body).toMatchObject({ status: 422, issues: [{ path: 'participants.0.email' }, { path: 'participants.0.role' }] });
  });

  test('are listed for who belongs to them: soonest first, what has ended last, page by page', async () => {
    const tutor = await stack.person('tutor');
    const make = async (title: string, starts_at?: string) =>
      at(await stack.call(`POST ${root}/`, { token: tutor.token, body: { title, starts_at } }), 'id');
    const ended = await make('ended', '2029-01-01T00:00:00Z');
    await stack.call(`POST ${root}/${ended}/end/`, { token: tutor.token });
    for (const title of ['now 1', 'now 2', 'now 3']) await make(title);
    await make('next year', '2031-01-01T00:00:00Z');
    await make('soon', '2030-01-01T00:00:00Z');
    const titles: string[] = [];
    let cursor = '';
    do {
      const { body } = await stack.call(`GET ${root}/?limit=2${cursor && `&cursor=${cursor}`}`, { token: tutor.token });
      const page = body as { items: { title: string }[]; next_cursor: string | null };
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.next_cursor ?? '';
    } while (cursor);
    expect(titles).toEqual(['now 1', 'now 2', 'now 3', 'soon', 'next year', 'ended']);
    expect((await stack.call(`GET ${root}/`, { token: (await stack.person()).token })).body).toEqual({ items: [], next_cursor: null });
  });

  test('are seen by who belongs to them and by admins; addresses only by who leads', async () => {
    const call = await lesson();
    expect((await call('GET')).status).toBe(401);
    expect((await call('GET', { token: stranger.token })).status).toBe(404);
    const seen = await call('GET', { token: student.token });
    expect(seen.body).toMatchObject({ title: 'Algebra 9-B', status: 'active' });
    expect(JSON.stringify(seen.body)).not.toContain('@lyceum.test');
    for (const token of [host.token, admin.token]) expect(JSON.stringify((await call('GET', { token })).body)).toContain(student.email);
  });

  test('are ended by their host, once and for all', async () => {
    const call = await lesson();
    expect((await call('POST end/', { token: student.token })).status).toBe(403);
    expect((await call('POST end/', { token: stranger.token })).status).toBe(404);
    expect((await call('POST end/', { token: host.token })).body).toMatchObject({ status: 'ended' });
    expect((await call('POST end/', { token: host.token })).body).toMatchObject({ status: 'ended' });
    const after: [string, object?][] = [['POST jwt/'], ['POST media-state/', media], ['POST event/', { event_type: 'error' }]];
    for (const [line, body] of after)
      expect((await call(line, { token: student.token, body })).body).toMatchObject({ status: 410, code: 'already_ended' });
    expect(
      (await call('PATCH permissions/', { token: host.token, body: { user_id: student.id, permissions: { can_draw: false } } })).status,
    ).toBe(410);
    expect((await call('GET messages/', { token: student.token })).status).toBe(200);
  });
});

describe('jwt', () => {
  test('gives a token that is good for this room alone', async () => {
    const call = await lesson();
    const answer = await call('POST jwt/', { token: student.token });
    expect(answer.status).toBe(200);
    const id = at(answer, 'session.id');
    expect(answer.body).toMatchObject({
      permissions: { can_draw: true, can_kick: false, can_terminate: false },
      ws_url: `ws://school.test/ws/classroom/${id}/`,
    });
    const tickets = createTickets({ secret, clock: { now: () => Date.now() } });
    expect(await tickets.verifyRoom(at(answer, 'token'))).toMatchObject({ sub: student.id, role: 'student', room: `classroom:${id}` });
    expect(await tickets.verifyAccess(at(answer, 'token'))).toBeNull();
    expect((await stack.call('GET /auth/me', { token: at(answer, 'token') })).status).toBe(401);
    expect(Date.parse(at(answer, 'expires_at'))).toBeGreaterThan(Date.now() + 3_600_000);
    expect((await call('POST jwt/', { token: host.token })).body).toMatchObject({ permissions: { can_kick: true, can_terminate: true } });
  });

  test('403 if you do not belong, 404 where nothing is', async () => {
    const call = await lesson();
    expect((await call('POST jwt/', { token: stranger.token })).status).toBe(403);
    expect((await call('POST jwt/', { token: admin.token })).status).toBe(403);
    expect((await call('POST jwt/')).status).toBe(401);
    expect((await stack.call(`POST ${root}/${randomUUID()}/jwt/`, { token: host.token })).status).toBe(404);
  });
});

describe('permissions', () => {
  test('are told to who belongs, and changed by the host', async () => {
    const call = await lesson();
    expect((await call('GET permissions/', { token: student.token })).body).toMatchObject({
      role: 'student',
      permissions: { can_draw: true, can_erase: true, can_kick: false, can_terminate: false },
    });
    const change = (token: string, permissions: object, user_id = student.id) =>
      call('PATCH permissions/', { token, body: { user_id, permissions } });
    expect((await change(host.token, { can_draw: false })).body).toMatchObject({
      user_id: student.id,
      role: 'student',
      permissions: { can_draw: false, can_erase: true },
    });
    expect((await call('GET permissions/', { token: student.token })).body).toMatchObject({ permissions: { can_draw: false } });
    expect((await change(student.token, { can_draw: true })).status).toBe(403);
    expect((await change(stranger.token, { can_draw: true })).status).toBe(404);
    expect((await change(host.token, { can_draw: false }, stranger.id)).status).toBe(404);
    expect((await change(host.token, { can_draw: false }, host.id)).status).toBe(403);
    expect((await change(host.token, { can_draw: 'no' })).body).toMatchObject({ status: 422, issues: [{ path: 'permissions.can_draw' }] });
    expect((await call('GET permissions/', { token: stranger.token })).status).toBe(404);
  });

  test('that are missing keep a camera off', async () => {
    const call = await lesson();
    await call('PATCH permissions/', { token: host.token, body: { user_id: student.id, permissions: { can_show: false } } });
    expect((await call('POST media-state/', { token: student.token, body: media })).status).toBe(403);
    expect((await call('POST media-state/', { token: student.token, body: { ...media, video_enabled: false } })).status).toBe(200);
  });
});

describe('media state', () => {
  test('is set with a rising version and read by everybody in the room', async () => {
    const call = await lesson();
    const versions: number[] = [];
    for (let n = 0; n < 5; n++)
      versions.push(
        Number(at(await call('POST media-state/', { token: student.token, body: { ...media, audio_enabled: n % 2 === 0 } }), 'version')),
      );
    expect([...versions].sort((a, b) => a - b)).toEqual(versions);
    expect(new Set(versions).size).toBe(5);
    const read = await call('GET media-state/', { token: host.token });
    expect(read.body).toEqual({ items: [{ user_id: student.id, ...media, audio_enabled: true, version: versions[4] }], next_cursor: null });
    expect((await call('GET media-state/', { token: stranger.token })).status).toBe(404);
    expect((await call('POST media-state/', { token: stranger.token, body: media })).status).toBe(404);
    expect((await call('POST media-state/', { token: student.token, body: { ...media, video_enabled: 'false' } })).status).toBe(422);
  });
});

describe('events', () => {
  const log = (call: Awaited<ReturnType<typeof lesson>>, body: object, who = student) => call('POST event/', { token: who.token, body });

  test('are logged by who belongs, and read by who leads', async () => {
    const call = await lesson();
    const first = await log(call, { event_type: 'layout_change', data: { From_Layout: 'grid', toLayout: { Nested: [1, null] } } });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      event_type: 'layout_change',
      data: { From_Layout: 'grid', toLayout: { Nested: [1, null] } },
      actor: { id: student.id, role: 'student' },
    });
    await log(call, { event_type: 'error', data: { message: 'one' } });
    await log(call, { event_type: 'error', data: { message: 'two' } }, host);
    expect((await log(call, { event_type: 'unknown_type' })).body).toMatchObject({ status: 422, issues: [{ path: 'event_type' }] });
    expect((await log(call, { event_type: 'error' }, stranger)).status).toBe(404);

    const page = await call('GET events/?limit=2', { token: host.token });
    expect(page.body).toMatchObject({
      items: [{ data: { message: 'two' } }, { data: { message: 'one' } }],
      next_cursor: expect.any(String),
    });
    const rest = await call(`GET events/?limit=2&cursor=${at(page, 'next_cursor')}`, { token: host.token });
    expect(rest.body).toMatchObject({ items: [{ event_type: 'layout_change' }], next_cursor: null });
    expect((await call('GET events/?event_type=layout_change', { token: host.token })).body).toMatchObject({
      items: [{ event_type: 'layout_change' }],
    });
    expect((await call('GET errors/', { token: admin.token })).body).toMatchObject({
      items: [{ data: { message: 'two' } }, { data: { message: 'one' } }],
    });
    expect((await call('GET event-stats/', { token: host.token })).body).toEqual({
      total: 3,
      by_type: { error: 2, layout_change: 1 },
      first_at: expect.any(String),
      last_at: expect.any(String),
    });
    for (const path of ['events/', 'event-stats/', 'errors/']) {
      expect((await call(`GET ${path}`, { token: student.token })).status).toBe(403);
      expect((await call(`GET ${path}`, { token: stranger.token })).status).toBe(404);
    }
  });

  test('of a lesson without any are nothing', async () => {
    const call = await lesson();
    expect((await call('GET event-stats/', { token: host.token })).body).toEqual({ total: 0, by_type: {}, first_at: null, last_at: null });
    expect((await call('GET messages/', { token: student.token })).body).toEqual({ items: [], next_cursor: null });
    expect((await call('GET messages/', { token: stranger.token })).status).toBe(404);
  });
});
