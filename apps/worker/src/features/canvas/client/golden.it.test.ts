import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEgress } from '@lyceum/platform/egress.ts';
import type { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFeed } from '../read-calendar.ts';
import { type AskOptions, ask, usualPatience } from './ask.ts';
import { list, nextOf } from './list.ts';
import { createTurnstile } from './pace.ts';
import { lacksSubmissions, readAssignments, readCourses, readSubmissions } from './parse.ts';
import { readAnnouncements, readEvents, readItems, readModules } from './parse-extras.ts';

interface Entry {
  readonly endpoint: string;
  readonly data?: unknown;
  readonly headers?: Record<string, string>;
  readonly status_code?: number;
}
const golden = (name: string): Record<string, Entry> =>
  JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8')) as Record<string, Entry>;
const files = ['paginated_list', 'requests', 'course', 'announcements', 'calendar_event', 'module'].map(golden);
// One address has several answers, by what is done there; reading is answered with a list.
const entries = new Map(
  files
    .flatMap((file) => Object.values(file).filter((entry) => typeof entry === 'object'))
    .sort((one, other) => Number(Array.isArray(one.data)) - Number(Array.isArray(other.data)))
    .map((entry): [string, Entry] => [entry.endpoint, entry]),
);

let server: Server;
let base: string;
let dispatcher: Agent;
let options: AskOptions;
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURI(request.url ?? '').replace('/api/v1/', '');
    const entry = entries.get(path) ?? entries.get(path.split('?')[0] ?? '');
    const headers = Object.fromEntries(
      Object.entries(entry?.headers ?? {}).map(([name, text]) => [name, text.replaceAll('https://example.com', base)]),
    );
    const isText = typeof entry?.data === 'string';
    response.writeHead(entry?.status_code ?? 200, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
    response.end(isText ? String(entry.data) : JSON.stringify(entry?.data ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  base = `http://localhost:${port}`;
  dispatcher = createEgress({ allowed: new Set([`localhost:${port}`]), connections: 4 });
  const patience = { ...usualPatience, baseMs: 1, mostMs: 2, tries: 2 };
  const common = { dispatcher, token: 'secret', turnstile: createTurnstile(), signal: new AbortController().signal, patience };
  options = { ...common, retries: { left: 100 }, random: () => 0, told: () => undefined };
});
afterAll(async () => {
  await dispatcher.destroy();
  server.close();
});

const read = (endpoint: string) => list(new URL(`/api/v1/${endpoint}`, base), null, options);

describe('answers that others recorded', () => {
  it.each([
    ['empty_list', 0],
    ['single_item', 1],
    ['two_objects_one_page', 2],
    ['four_objects_two_pages', 4],
    ['six_objects_three_pages', 6],
  ])('are read to their end: %s', async (endpoint, count) => {
    const { items, fault } = await read(endpoint);
    expect([items.length, fault]).toEqual([count, null]);
  });

  it('are understood: assignments over two pages, with their numbers for ids', async () => {
    const { items, fault } = await read('courses/1/assignments');
    expect(fault).toBeNull();
    const { rows, bad } = readAssignments(items);
    expect([rows.length, bad]).toEqual([4, 0]);
    expect(rows[0]).toMatchObject({ id: '1', name: 'Assignment 1' });
    expect(lacksSubmissions(items)).toBe(true);
  });

  it('are understood: submissions, whatever they name their assignment', async () => {
    const { items } = await read('courses/1/students/submissions');
    expect(readSubmissions(items).bad).toBe(0);
  });

  it('are understood: announcements, events, modules over two pages, and their items over two more', async () => {
    const announcements = readAnnouncements((await read('announcements')).items);
    expect(announcements.bad).toBe(0);
    expect(announcements.rows[0]).toMatchObject({ id: '1', courseId: '1', message: 'Announcement Message #1', author: 'John Doe' });
    const events = readEvents((await read('calendar_events')).items, null);
    expect([events.bad, events.rows.map(({ id, courseId }) => [id, courseId])]).toEqual([
      0,
      [
        ['123', '321'],
        ['456', '654'],
      ],
    ]);
    const modules = readModules((await read('courses/1/modules')).items);
    expect([modules.bad, modules.rows.length, modules.missing]).toEqual([0, 4, []]);
    const items = readItems((await read('courses/1/modules/1/items')).items);
    expect([items.bad, items.rows.map(({ title, kind }) => [title, kind])[3]]).toEqual([0, ['Fourth Module Item', 'Assignment']]);
  });

  it.each([
    ['401_invalid_access_token', 'token'],
    ['401_unauthorized', 'forbidden'],
    ['403', 'forbidden'],
    ['403_rate_limit', 'unreachable'],
    ['403_rate_limit_no_remaining_header', 'unreachable'],
    ['404', 'missing'],
    ['400', 'unreachable'],
    ['409', 'unreachable'],
    ['422', 'unreachable'],
    ['500', 'unreachable'],
    ['502', 'unreachable'],
    ['503', 'unreachable'],
  ])('are refused for what they are: %s is %s', async (endpoint, kind) => {
    await expect(ask(new URL(`/api/v1/${endpoint}`, base), null, options)).rejects.toMatchObject({ name: 'CanvasFault', kind });
  });

  it('hold no course that is not understood', () => {
    const single = golden('course')['get_by_id']?.data ?? { id: 1, name: 'Course 1' };
    expect(readCourses([single], base)).toMatchObject({ bad: 0, rows: [{ id: '1' }] });
  });
});

describe('links', () => {
  it.each([
    ['<https://a.example/x?page=2>; rel="next"', 'https://a.example/x?page=2'],
    ['<https://a.example/1>; rel="current",<https://a.example/2>; rel="next",<https://a.example/1>; rel="first"', 'https://a.example/2'],
    ['<https://a.example/x?a=1,2>; rel="next"', 'https://a.example/x?a=1,2'],
    ['<https://a.example/2>;rel=next', 'https://a.example/2'],
    ['<https://a.example/2>; REL="NEXT"', 'https://a.example/2'],
    ['<https://a.example/1>; rel="last"', null],
    ['nothing of the kind', null],
  ])('%s', (link, next) => {
    expect(nextOf(link)).toBe(next);
  });
  it('need not be there', () => expect(nextOf(null)).toBeNull());
});

describe('ids', () => {
  it('are exact to the digit, or not taken at all', () => {
    for (const id of ['9007199254740993', '77520000000029520', '999999999999999999', '10~42'])
      expect(readCourses([{ id }], base).rows[0]?.id).toBe(id);
    expect(readCourses([{ id: 42 }], base).rows[0]?.id).toBe('42');
    // Rounded on the way here: nobody can say which course this is.
    for (const id of [77_520_000_000_029_520, 1.5, -1, null, '', 'x', '12345678901234567890'])
      expect(readCourses([{ id }], base).bad).toBe(1);
  });
});

it('reads a calendar whose lines are folded and whose text is escaped', () => {
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:event-assignment-77520000000029520',
    'DTSTART:20260914T205900Z',
    'SUMMARY:Контрольна\\, дискримі',
    ' нант [ALG-9]',
    'URL:https://canvas.example/calendar?include_contexts=course_77520000000000001#assignment_77520000000029520',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:event-calendar-event-5',
    'DTSTART;VALUE=DATE:20260915',
    'SUMMARY:School trip',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  expect(readFeed(text)).toMatchObject([
    {
      course: { id: '77520000000000001', code: 'ALG-9' },
      assignment: { id: '77520000000029520', name: 'Контрольна, дискримінант', dueAt: '2026-09-14T20:59:00.000Z' },
    },
  ]);
});
