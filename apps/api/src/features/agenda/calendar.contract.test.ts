import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, publicUrl, type Somebody, type Stack, startStack } from '../../stack.ts';
import { addConnection, bigId, readAssignment, readCourse, saveRead } from '../../stack-canvas.ts';

const dayMs = 86_400_000;
// To the second, as calendars have it.
const now = Math.floor(Date.now() / 1000) * 1000;
const inDays = (days: number): string => new Date(now + days * dayMs).toISOString();
const [algebra, essay] = [bigId(1), bigId(11)];

let stack: Stack;
let tutor: Somebody;
beforeAll(async () => {
  stack = await startStack();
  tutor = await stack.person('tutor');
});
afterAll(async () => stack[Symbol.asyncDispose]());

const open = async ({ token }: Somebody): Promise<string> =>
  new URL(at(await stack.call('POST /api/v1/agenda/feed', { token }), 'url')).pathname;
const textOf = async (path: string): Promise<string> => {
  const { status, body } = await stack.call(`GET ${path}`);
  expect(status).toBe(200);
  return String(body);
};
/** What a program that knows nothing of us reads out of a calendar. */
const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const eventsOf = async (who: Somebody) =>
  parsed(await textOf(await open(who)))
    .getAllSubcomponents('vevent')
    .map((event) => {
      const value = (name: string) => event.getFirstPropertyValue(name);
      const text = (name: string): string | null => value(name)?.toString() ?? null;
      const time = (name: string) => {
        const found = value(name) as ICAL.Time;
        return found.isDate ? found.toString() : found.toJSDate().toISOString();
      };
      const [uid, summary, location, url, status] = ['uid', 'summary', 'location', 'url', 'status'].map(text);
      return { uid, summary, location, url, status, from: time('dtstart'), to: time('dtend') };
    });

const addClass = async (body: { readonly title: string; readonly [key: string]: unknown }, people: readonly Somebody[]) => {
  const participants = people.map(({ email }) => ({ email }));
  const made = await stack.call('POST /api/v1/classroom/sessions', { token: tutor.token, body: { ...body, participants } });
  expect(made.status).toBe(201);
  return at(made, 'id');
};
const addWork = async (who: Somebody, work: Parameters<typeof readAssignment>[]) => {
  const connection = await addConnection(stack, who);
  const rows = work.map((each) => readAssignment(...each));
  await saveRead(stack, connection, { courses: [readCourse(algebra, 'Алгебра 9')], work: { [algebra]: rows } });
  return connection;
};
const addEvent = async (connection: string, event: Readonly<Record<string, unknown>>) => {
  const row = { connection_id: connection, id: bigId(21), title: 'Fair', is_all_day: false, ...event };
  const [names, values] = [Object.keys(row), Object.values(row)];
  await stack.db.pool.query(`insert into canvas_event (${names}) values (${names.map((_, n) => `$${n + 1}`)})`, values);
};

describe('a calendar', () => {
  it('says what it is, in the language of its person, and when to ask again', async () => {
    const who = await stack.person();
    const path = await open(who);
    for (const [locale, name] of [
      ['uk', 'Lyceum: мій розклад'],
      ['en', 'Lyceum: my agenda'],
    ] as const) {
      await stack.call('PATCH /api/users/me', { token: who.token, body: { locale } });
      const calendar = parsed(await textOf(path));
      const value = (property: string) => String(calendar.getFirstPropertyValue(property));
      expect([value('x-wr-calname'), value('refresh-interval'), value('x-published-ttl')]).toEqual([name, 'PT1H', 'PT1H']);
      expect([value('version'), value('prodid')]).toEqual(['2.0', `-//Lyceum//Agenda//${locale.toUpperCase()}`]);
    }
  });

  it('has classes with their page, their times, and whether they will be', async () => {
    const who = await stack.person();
    const planned = await addClass({ title: 'Planned', starts_at: inDays(1), ends_at: inDays(1.5) }, [who]);
    const open_ended = await addClass({ title: 'Without an end', starts_at: inDays(2) }, [who]);
    const off = await addClass({ title: 'Called off', starts_at: inDays(3) }, [who]);
    await stack.call(`POST /api/v1/classroom/sessions/${off}/end`, { token: tutor.token });
    await addClass({ title: 'Too far', starts_at: inDays(366) }, [who]);
    await addClass({ title: 'Long ago', starts_at: inDays(-31), ends_at: inDays(-30.9) }, [who]);
    const held = await addClass({ title: 'Held', starts_at: inDays(-29), ends_at: inDays(-28.9) }, [who]);
    await stack.call(`POST /api/v1/classroom/sessions/${held}/end`, { token: tutor.token });
    const standing = (id: string, status: string | null = null) => {
      const page = `${publicUrl}/class/${id}`;
      return { uid: `class-${id}@school.test`, location: page, url: page, status };
    };
    expect(await eventsOf(who)).toEqual([
      { summary: 'Held', ...standing(held), from: inDays(-29), to: inDays(-28.9) },
      { summary: 'Planned', ...standing(planned), from: inDays(1), to: inDays(1.5) },
      { summary: 'Without an end', ...standing(open_ended), from: inDays(2), to: inDays(2 + 1 / 24) },
      { summary: 'Called off', ...standing(off, 'CANCELLED'), from: inDays(3), to: inDays(3 + 1 / 24) },
    ]);
    const names = (await eventsOf(tutor)).map(({ summary }) => summary);
    expect(names).toEqual(expect.arrayContaining(['Planned', 'Held']));
  });

  it('has what is due in Canvas, marked once it is handed in or graded', async () => {
    const who = await stack.person();
    const url = 'https://canvas.test/courses/1/assignments/11';
    const connection = await addWork(who, [
      [essay, 'Essay', { dueAt: inDays(2), url }],
      [bigId(12), 'Handed in', { dueAt: inDays(3), work: 'submitted', submittedAt: inDays(-1) }],
      [bigId(13), 'Graded', { dueAt: inDays(-300), work: 'graded', score: 9, gradedAt: inDays(-200) }],
      [bigId(14), 'Let off', { dueAt: inDays(4), isExcused: true }],
      [bigId(15), 'Some day'],
    ]);
    const due = (id: string, days: number) => ({
      ...{ uid: `canvas-${connection}-${id}@school.test`, from: inDays(days), to: inDays(days) },
      ...{ location: null, url: null, status: null },
    });
    expect(await eventsOf(who)).toEqual([
      { ...due(bigId(13), -300), summary: '✓ Graded (Алгебра 9)' },
      { ...due(essay, 2), summary: 'Essay (Алгебра 9)', url },
      { ...due(bigId(12), 3), summary: '✓ Handed in (Алгебра 9)' },
      { ...due(bigId(14), 4), summary: 'Let off (Алгебра 9)' },
    ]);
  });

  it('has events of Canvas, whole days as days of the person’s own', async () => {
    const who = await stack.person();
    const connection = await addWork(who, []);
    await addEvent(connection, { starts_at: inDays(1), ends_at: inDays(1.25), course_id: algebra, location: 'Hall; 2nd floor,\nleft' });
    await addEvent(connection, { id: bigId(22), title: 'Holiday', starts_at: '2026-12-24T22:00:00Z', is_all_day: true });
    await addEvent(connection, { id: bigId(23), title: 'Nowhere in time', starts_at: null });
    await addEvent(connection, { id: bigId(24), title: 'At the end of time', starts_at: 'infinity' });
    const holiday = async (timezone: string) => {
      await stack.call('PATCH /api/users/me', { token: who.token, body: { timezone } });
      return (await eventsOf(who)).find(({ summary }) => summary === 'Holiday');
    };
    expect(await holiday('Europe/Kyiv')).toMatchObject({ from: '2026-12-25', to: '2026-12-26' });
    expect(await holiday('America/New_York')).toMatchObject({ from: '2026-12-24', to: '2026-12-25' });
    const events = await eventsOf(who);
    expect(events).toHaveLength(2);
    expect(events).toContainEqual({
      ...{ uid: `canvas-${connection}-event-${bigId(21)}@school.test`, summary: 'Fair (Алгебра 9)', status: null, url: null },
      ...{ from: inDays(1), to: inDays(1.25), location: 'Hall; 2nd floor,\nleft' },
    });
  });

  it('has nothing of anybody else’s', async () => {
    const [who, other] = [await stack.person(), await stack.person()];
    await addClass({ title: 'Of the other', starts_at: inDays(1) }, [other]);
    const connection = await addWork(other, [[essay, 'Of the other', { dueAt: inDays(2) }]]);
    await addEvent(connection, { starts_at: inDays(1) });
    expect(await eventsOf(who)).toEqual([]);
    expect(await eventsOf(other)).toHaveLength(3);
  });

  it('holds two thousand entries, and those are nearest to now', async () => {
    const who = await stack.person();
    const connection = await addWork(who, []);
    await stack.db.pool.query(
      `insert into canvas_assignment (connection_id, course_id, id, name, due_at, submission_types, work, is_late, is_missing, is_excused)
       select $1, $2, n::text, 'Work ' || n, $3::timestamptz + n * interval '1 hour', '{}', 'unsubmitted', false, false, false
       from generate_series(-1010, 1010) n`,
      [connection, algebra, inDays(0)],
    );
    const hours = (await eventsOf(who)).map(({ from }) => (Date.parse(from) - now) / 3_600_000);
    expect([hours.length, hours.at(0), hours.at(-1)]).toEqual([2000, expect.closeTo(-1000, -1), expect.closeTo(1000, -1)]);
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
  });
});

describe('what others wrote', () => {
  const hostile = [
    'END:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged\r\nSUMMARY:Forged',
    'a\nBEGIN:VALARM\nTRIGGER:-PT1M\nEND:VALARM',
    'semi;colon, comma \\n backslash \\; "quotes": colon',
    '👩‍👩‍👧‍👦 Їжак і ґава '.repeat(20).trim(),
    `${'x'.repeat(73)}😀 over the fold`,
    'a\u0085b\u2028c\u000bd\u000ce',
    '=cmd|calc',
    '',
  ];

  it('is a title, whatever it is', async () => {
    const who = await stack.person();
    const connection = await addWork(
      who,
      hostile.map((name, n) => [bigId(100 + n), name, { dueAt: inDays(n + 1), url: 'https://canvas.test/a,b;c\r\nX-FORGED:1' }]),
    );
    for (const [n, title] of hostile.entries())
      await addEvent(connection, { id: bigId(200 + n), title, location: title, starts_at: inDays(n + 1) });
    const text = await textOf(await open(who));
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(2 * hostile.length);
    expect(text).not.toMatch(/^(UID:forged|BEGIN:VALARM|X-FORGED)/m);

    const events = await eventsOf(who);
    const shown = hostile.map((title) => title.replaceAll('\r\n', '\n').replace(/[\u0085\u2028\u000b\u000c]/g, ' '));
    const summaries = (kind: 'event' | 'work') =>
      events.filter(({ uid }) => uid?.includes('-event-') === (kind === 'event')).map(({ summary }) => summary);
    expect(summaries('event')).toEqual(shown);
    expect(summaries('work')).toEqual(shown.map((title) => `${title} (Алгебра 9)`.trim()));
    expect(events.map(({ location }) => location).filter(Boolean)).toEqual(shown.filter(Boolean));
    expect(new Set(events.map(({ url }) => url))).toEqual(new Set(['https://canvas.test/a%2Cb%3BcX-FORGED:1', null]));
  });

  it('breaks no line, and makes none too long', async () => {
    const who = await stack.person();
    await addClass({ title: 'Урок: '.repeat(33).trim(), starts_at: inDays(1) }, [who]);
    await addWork(
      who,
      hostile.map((name, n) => [bigId(100 + n), name, { dueAt: inDays(n + 1) }]),
    );
    const text = await textOf(await open(who));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0085\u2028\u000b\u000c]/);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    // Nothing floats: a time without a zone would be another one for each program.
    const times = text.split('\r\n').filter((line) => /^DT(START|END|STAMP)/.test(line));
    expect(times.filter((line) => !/^DT(START|END|STAMP):\d{8}T\d{6}Z$/.test(line))).toEqual([]);
    expect(times).toHaveLength(3 * (hostile.length + 1));
  });
});

describe('asking again', () => {
  const ask = (path: string, tag: string) => stack.call(`GET ${path}`, { headers: { 'if-none-match': tag } });

  it('is answered in a word as long as nothing is different, and anew once something is', async () => {
    const who = await stack.person();
    await addWork(who, [[essay, 'Essay', { dueAt: inDays(2) }]]);
    const path = await open(who);
    const tag = (await stack.call(`GET ${path}`)).headers.get('etag') ?? '';
    for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
      const again = await ask(path, known);
      expect([known, again.status, again.body, again.headers.get('etag')]).toEqual([known, 304, '', tag]);
      expect(again.headers.get('cache-control')).toBe('private');
    }
    expect((await ask(path, '"other"')).status).toBe(200);
    await addClass({ title: 'New', starts_at: inDays(1) }, [who]);
    const fresh = await ask(path, tag);
    expect([fresh.status, fresh.headers.get('etag') === tag]).toEqual([200, false]);
  });

  it('is of no use without a code that opens it', async () => {
    const path = await open(await stack.person());
    const tag = (await stack.call(`GET ${path}`)).headers.get('etag') ?? '';
    expect((await ask(path.replace(/lya_.*\./, `lya_${randomUUID()}.`), tag)).status).toBe(404);
    expect((await ask(path.replace(/lya_.*\./, `lya_${randomUUID()}.`), '*')).status).toBe(404);
  });
});
