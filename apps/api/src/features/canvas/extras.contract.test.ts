import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Somebody, type Stack, startStack } from '../../stack.ts';
import { addConnection, bigId as big, readAssignment, readCourse, saveRead } from '../../stack-canvas.ts';

const dayMs = 86_400_000;
const now = Date.now();
const iso = (days: number): string => new Date(now + days * dayMs).toISOString();

let stack: Stack;
let olena: Somebody;
let other: Somebody;
let connection: ConnectionId;
let second: ConnectionId;

type Table = 'canvas_announcement' | 'canvas_event' | 'canvas_module' | 'canvas_change';
const plant = (table: Table, connectionId: ConnectionId, rows: readonly object[]) =>
  stack.db.pool.query(
    table === 'canvas_change'
      ? `insert into canvas_change (connection_id, at, kind, course_id, course_name, title, old, new)
         select $1, now(), kind, course_id, course_name, title, old, new from jsonb_populate_recordset(null::canvas_change, $2)`
      : `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $2::jsonb || '[]') where connection_id = $1`,
    [connectionId, JSON.stringify(rows.map((row) => ({ ...row, connection_id: connectionId })))],
  );

const get = (path: string, who = olena) => stack.call(`GET /api/v1/canvas/${path}`, { token: who.token });
const items = async (path: string, who = olena) => ((await get(path, who)).body as { items: { id: string }[] }).items;
const ids = async (path: string, who = olena) => (await items(path, who)).map(({ id }) => id);
const walk = async (path: string): Promise<string[]> => {
  const seen: string[] = [];
  for (let cursor = ''; cursor !== 'null'; ) {
    const answer = await get(`${path}${path.includes('?') ? '&' : '?'}limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...(answer.body as { items: { id: string }[] }).items.map(({ id }) => id));
    cursor = at(answer, 'next_cursor');
  }
  return seen;
};

const algebra = readCourse(big(1), 'Алгебра 9');
const physics = readCourse(big(2), 'Фізика 9');

const told = (n: number, more: object = {}) => ({
  ...{ id: big(n), course_id: algebra.id, title: `Оголошення ${n}`, message: 'Рядок\nдругий', author: 'Пані Ірина', posted_at: iso(-n) },
  ...{ url: `https://school.example/courses/1/discussion_topics/${n}`, ...more },
});
const event = (n: number, starts: number | null, more: object = {}) => ({
  ...{ id: big(n), course_id: physics.id, title: `Подія ${n}`, starts_at: starts === null ? null : iso(starts), ends_at: null },
  ...{ is_all_day: false, location: null, url: null, ...more },
});
const step = (n: number, isDone: boolean | null) => ({ id: big(n), title: `Крок ${n}`, kind: 'Page', isDone, url: null });
const chapter = (n: number, position: number, more: object = {}) => ({
  ...{ id: big(n), course_id: algebra.id, name: `Розділ ${position}`, position, state: 'unlocked', unlock_at: null, items: [], ...more },
});

beforeAll(async () => {
  stack = await startStack();
  [olena, other] = [await stack.person(), await stack.person()];
  connection = await addConnection(stack, olena);
  second = await addConnection(stack, olena);
  const others = await addConnection(stack, other);
  const work = { [algebra.id]: [readAssignment(big(90), 'Тест')] };
  for (const id of [connection, second, others]) await saveRead(stack, id, { courses: [algebra, physics], work });
  // Of two at the same moment, and of two without one, the ids decide.
  await plant('canvas_announcement', connection, [
    ...[told(3), told(1), told(2, { course_id: physics.id }), told(4, { posted_at: iso(-3) }), told(5, { posted_at: null })],
    told(6, { posted_at: null, author: null, url: null, message: '' }),
  ]);
  await plant('canvas_announcement', second, [told(7, { posted_at: iso(-2.5) })]);
  await plant('canvas_announcement', others, [told(1, { title: 'Not hers' })]);
  await plant('canvas_event', connection, [
    ...[event(11, 3), event(12, -0.5, { is_all_day: true, location: 'Актова зала' }), event(13, -2), event(14, 1, { course_id: null })],
    ...[event(15, -5, { ends_at: iso(2), title: 'Табір' }), event(16, null), event(17, 3)],
  ]);
  await plant('canvas_event', second, [event(18, 2)]);
  await plant('canvas_event', others, [event(11, 1, { title: 'Not hers' })]);
  await plant('canvas_module', connection, [
    chapter(21, 3, { state: 'locked', unlock_at: iso(4) }),
    chapter(22, 1, { state: 'completed', items: [step(31, true), step(32, null), step(33, true)] }),
    chapter(23, 2, { state: 'started', items: [step(34, false), step(35, true)] }),
    chapter(24, 1, { course_id: physics.id, items: [step(36, null)] }),
  ]);
  await plant('canvas_module', others, [chapter(21, 1, { name: 'Not hers', items: [step(31, true)] })]);
});
afterAll(async () => stack[Symbol.asyncDispose]());

describe('announcements', () => {
  it('come the newest first, those without a time last, whole however they are paged', async () => {
    const list = await items('announcements');
    expect(list.map(({ id }) => id)).toEqual([1, 2, 7, 4, 3, 6, 5].map(big));
    expect(list[0]).toEqual({
      ...{ id: big(1), connection_id: connection, course_id: algebra.id, course_name: 'Алгебра 9', title: 'Оголошення 1' },
      ...{ message: 'Рядок\nдругий', author: 'Пані Ірина', posted_at: iso(-1) },
      url: 'https://school.example/courses/1/discussion_topics/1',
    });
    expect(list[5]).toMatchObject({ author: null, posted_at: null, url: null, message: '' });
    expect(await walk('announcements')).toEqual(list.map(({ id }) => id));
  });

  it('are those of one course, or of one connection', async () => {
    expect(await ids(`announcements?course_id=${physics.id}`)).toEqual([big(2)]);
    expect(await ids(`announcements?connection_id=${second}`)).toEqual([big(7)]);
    expect(await walk(`announcements?course_id=${algebra.id}`)).toEqual([1, 7, 4, 3, 6, 5].map(big));
  });
});

describe('events', () => {
  it('are, without dates, those that were not over a day ago, by their beginning', async () => {
    const list = await items('events');
    expect(list.map(({ id }) => id)).toEqual([15, 12, 14, 18, 11, 17].map(big));
    expect(list[1]).toEqual({
      ...{ id: big(12), connection_id: connection, course: { id: physics.id, name: 'Фізика 9' }, title: 'Подія 12', starts_at: iso(-0.5) },
      ...{ ends_at: null, is_all_day: true, location: 'Актова зала', url: null },
    });
    expect(list[2]).toMatchObject({ course: null });
    expect(await walk('events')).toEqual(list.map(({ id }) => id));
  });

  it('are those that begin between two times, the first of them included', async () => {
    expect(await ids(`events?starts_after=${iso(-9)}`)).toEqual([15, 13, 12, 14, 18, 11, 17].map(big));
    expect(await ids(`events?starts_after=${iso(1)}&starts_before=${iso(3)}`)).toEqual([14, 18].map(big));
    expect(await ids(`events?starts_before=${iso(-1)}&connection_id=${connection}`)).toEqual([15, 13].map(big));
    expect(await walk(`events?starts_after=${iso(-9)}&connection_id=${connection}`)).toEqual([15, 13, 12, 14, 11, 17].map(big));
    expect(await ids(`events?starts_after=${iso(3).replace('Z', '%2B00:00')}`)).toEqual([11, 17].map(big));
  });
});

describe('modules', () => {
  it('are those of one course, in their order, with their items exact in their ids', async () => {
    const { body } = await get(`modules?course_id=${algebra.id}`);
    expect(body).toMatchObject({ items: [{ id: big(22) }, { id: big(23) }, { id: big(21) }], next_cursor: null });
    expect((body as { items: unknown[] }).items[0]).toEqual({
      ...{
        id: big(22),
        connection_id: connection,
        course_id: algebra.id,
        name: 'Розділ 1',
        position: 1,
        state: 'completed',
        unlock_at: null,
      },
      items: [
        { id: big(31), title: 'Крок 31', kind: 'Page', is_done: true, url: null },
        { id: big(32), title: 'Крок 32', kind: 'Page', is_done: null, url: null },
        { id: big(33), title: 'Крок 33', kind: 'Page', is_done: true, url: null },
      ],
    });
    expect(at({ body }, 'items.2.unlock_at')).toBe(iso(4));
    expect(await ids(`modules?course_id=${algebra.id}&connection_id=${second}`)).toEqual([]);
    expect(await ids(`modules?course_id=${big(9)}`)).toEqual([]);
  });

  it('are counted with their course: what is asked for, and what of it is done', async () => {
    expect(await items(`courses?connection_id=${connection}`)).toMatchObject([
      { id: algebra.id, modules: { count: 3, items: 4, done: 3 } },
      { id: physics.id, modules: { count: 1, items: 0, done: 0 } },
    ]);
  });
});

describe('all of them', () => {
  it('are nobody else’s', async () => {
    const stranger = await stack.person();
    for (const path of ['announcements', 'events', `modules?course_id=${algebra.id}`]) {
      expect((await get(path, stranger)).body).toEqual({ items: [], next_cursor: null });
      expect(JSON.stringify((await get(path)).body)).not.toContain('Not hers');
      expect(await items(path, other)).toHaveLength(1);
      const named = `${path}${path.includes('?') ? '&' : '?'}connection_id=${connection}`;
      expect((await get(named, other)).body).toEqual({ items: [], next_cursor: null });
      expect((await stack.call(`GET /api/v1/canvas/${path}`)).status).toBe(401);
    }
  });

  it('stand in everything at once, events of every time among them', async () => {
    const { body } = await get('data');
    const all = body as Record<'announcements' | 'events' | 'modules', { id: string }[]>;
    expect(all.announcements.map(({ id }) => id)).toEqual([1, 2, 7, 4, 3, 6, 5].map(big));
    expect(all.events.map(({ id }) => id)).toEqual([15, 13, 12, 14, 18, 11, 17, 16].map(big));
    expect(all.modules.map(({ id }) => id)).toEqual([22, 23, 21, 24].map(big));
    expect(JSON.stringify(body)).not.toContain('Not hers');
  });

  const many = '9'.repeat(11_000);
  const wrong = [
    ...['announcements?course_id=x', `announcements?course_id=${many}`, 'announcements?limit=0', 'announcements?limit=1e9'],
    ...['announcements?cursor=x', 'announcements?cursor=%00', `announcements?cursor=${many}`, 'announcements?connection_id=1'],
    ...['events?starts_after=soon', 'events?starts_before=2026-11-31T00:00:00Z', 'events?starts_after=1e9999', 'events?cursor=bmV2ZXI'],
    ...[`events?starts_before=${many}`, 'events?starts_after=%2B275760-09-13T00:00:00Z', 'events?limit=201'],
    ...['modules?course_id=', `modules?course_id=${many}`, `modules?course_id=-1`, 'modules?course_id=1&connection_id=%00'],
  ];
  it.each(wrong.map((path) => [path.slice(0, 60), path]))('refuse with a word what is none: %s', async (_, path = '') => {
    const answer = await get(path);
    expect(answer.status).toBe(422);
    const [last = ''] = path.split('&').at(-1)?.split('?').at(-1)?.split('=') ?? [];
    expect(at(answer, 'issues.0.path')).toBe(last);
  });

  it('say that a page is the last one, also where it is full', async () => {
    for (const [path, count] of [
      ['announcements', 7],
      ['events', 6],
      ['courses', 4],
      ['assignments', 2],
    ] as const) {
      const full = await get(`${path}?limit=${count}`);
      expect([(full.body as { items: unknown[] }).items.length, at(full, 'next_cursor')]).toEqual([count, 'null']);
      const short = await get(`${path}?limit=${count - 1}`);
      expect((short.body as { items: unknown[] }).items).toHaveLength(count - 1);
      expect(await ids(`${path}?limit=9&cursor=${at(short, 'next_cursor')}`)).toHaveLength(1);
    }
  });

  it('bear every offset that a time can have', async () => {
    for (const offset of ['%2B23:59', '-23:59', '%2B15:59'])
      for (const path of [`events?starts_after=2026-11-21T10:00:00${offset}`, `assignments?due_before=2026-11-21T10:00:00${offset}`])
        expect((await get(path)).status).toBe(200);
  });

  it('ask for a course where there are only modules of one', async () => {
    expect((await get('modules')).body).toMatchObject({ status: 422, issues: [{ path: 'course_id' }] });
  });
});

describe('changes', () => {
  it('of events and announcements say what they are called', async () => {
    const who = await stack.person();
    const id = await addConnection(stack, who);
    const course = { course_id: algebra.id, course_name: algebra.name };
    await plant('canvas_change', id, [
      { ...course, kind: 'announcement_posted', title: 'Контрольна', new: 'У четвер о десятій' },
      { ...course, kind: 'event_moved', title: 'Екскурсія', old: '2026-11-24T08:00:00Z', new: '2026-11-26T08:00:00Z' },
      { ...course, kind: 'course_added' },
    ]);

    expect(await items('changes', who)).toMatchObject([
      { kind: 'course_added', title: null, assignment: null },
      { kind: 'event_moved', title: 'Екскурсія', old: '2026-11-24T08:00:00Z', new: '2026-11-26T08:00:00Z', course: { id: algebra.id } },
      { kind: 'announcement_posted', title: 'Контрольна', old: null, new: 'У четвер о десятій', assignment: null },
    ]);
  });
});
