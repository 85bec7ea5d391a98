import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ConnectionId, SessionId } from '../kernel/ids.ts';
import { type AgendaRow, classSpan, type Entry, entriesOf, folded } from './rules.ts';

const hourMs = 3_600_000;
const noon = Date.parse('2026-03-28T12:00:00Z');
const session = '6f0d7d5e-0000-4000-8000-000000000001' as SessionId;
const connectionId = '6f0d7d5e-0000-4000-8000-000000000002' as ConnectionId;

type Row<K extends AgendaRow['kind']> = Extract<AgendaRow, { kind: K }>;
const lesson: Row<'class'> = { kind: 'class', id: session, title: 'Algebra', startsAt: noon, endsAt: null, endedAt: null };
const essay: Row<'assignment'> = {
  ...{ kind: 'assignment' as const, connectionId, id: '77', title: 'Essay', courseName: 'English' },
  ...{ startsAt: noon, isDone: false, url: null },
};
const fair: Row<'event'> = {
  ...{ kind: 'event' as const, connectionId, id: '77', title: 'Fair', courseName: null },
  ...{ startsAt: noon, endsAt: null, isAllDay: false, location: null, url: null },
};

const entryOf = (row: AgendaRow, zone = 'UTC'): Entry => entriesOf([row], { zone, publicUrl: 'https://school.test:8443' })[0] as Entry;

describe('a class', () => {
  it('is at its page, and keeps its name', () => {
    const page = `https://school.test:8443/class/${session}`;
    expect(entryOf(lesson)).toMatchObject({
      uid: `class-${session}@school.test`,
      summary: 'Algebra',
      location: page,
      url: page,
      isBusy: true,
    });
  });

  it('ends when it is planned to, or after an hour', () => {
    const until = (endsAt: number | null) => entryOf({ ...lesson, endsAt }).span;
    expect(until(noon + 2 * hourMs)).toEqual({ is: 'instants', from: noon, to: noon + 2 * hourMs });
    expect(until(null)).toEqual({ is: 'instants', from: noon, to: noon + hourMs });
    // Without a start it begins when it is opened, which may be after the end that was written.
    expect(until(noon - 1)).toEqual({ is: 'instants', from: noon, to: noon + hourMs });
  });

  it.each([
    ['has not ended', null, false],
    ['ended before it began', noon - 1, true],
    ['ended as it began', noon, false],
    ['was held', noon + hourMs, false],
  ])('that %s', (_, endedAt, isCancelled) => {
    expect(entryOf({ ...lesson, endedAt }).isCancelled).toBe(isCancelled);
  });
});

describe('an assignment', () => {
  it('is a moment that takes no time, marked once it is done', () => {
    expect(entryOf(essay)).toMatchObject({
      ...{ uid: `canvas-${connectionId}-77@school.test`, summary: 'Essay (English)', span: { is: 'instants', from: noon, to: noon } },
      ...{ isBusy: false, location: null, url: null },
    });
    expect(entryOf({ ...essay, isDone: true }).summary).toBe('✓ Essay (English)');
  });

  it.each([
    ['https://canvas.test/courses/1/assignments/2', 'https://canvas.test/courses/1/assignments/2'],
    ['https://canvas.test/a,b;c?d=\\e,f', 'https://canvas.test/a%2Cb%3Bc?d=%5Ce%2Cf'],
    ['https://canvas.test/урок 1', 'https://canvas.test/%D1%83%D1%80%D0%BE%D0%BA%201'],
    ['https://canvas.test/\r\nATTENDEE:x', 'https://canvas.test/ATTENDEE:x'],
    ['javascript:alert(1)', null],
    ['https://', null],
    ['/courses/1', null],
  ])('leads to %j as %j', (url, to) => {
    expect(entryOf({ ...essay, url }).url).toBe(to);
  });
});

describe('an event', () => {
  it('is none of the assignment with its number', () => {
    expect(entryOf(fair).uid).toBe(`canvas-${connectionId}-event-77@school.test`);
  });

  it('has its course in its name, if it is of one', () => {
    expect(entryOf(fair).summary).toBe('Fair');
    expect(entryOf({ ...fair, courseName: 'English', location: ' Hall, 2nd floor ' })).toMatchObject({
      summary: 'Fair (English)',
      location: 'Hall, 2nd floor',
    });
    expect(entryOf({ ...fair, location: ' ' }).location).toBeNull();
  });

  it('never ends before it begins', () => {
    const until = (endsAt: number | null) => entryOf({ ...fair, endsAt }).span.to;
    expect([until(null), until(noon - 1), until(noon + 1)]).toEqual([noon, noon, noon + 1]);
  });

  // As Canvas has a whole day: from midnight on where the school is.
  it.each([
    ['Europe/Kyiv', ['2026-03-27T22:00:00Z', null], ['2026-03-28', '2026-03-29']],
    ['Europe/Kyiv', ['2026-03-27T22:00:00Z', '2026-03-27T22:00:00Z'], ['2026-03-28', '2026-03-29']],
    ['Europe/Kyiv', ['2026-03-27T22:00:00Z', '2026-03-28T22:00:00Z'], ['2026-03-28', '2026-03-29']],
    // Over the night in which the clocks change, which is an hour short.
    ['Europe/Kyiv', ['2026-03-27T22:00:00Z', '2026-03-29T21:00:00Z'], ['2026-03-28', '2026-03-30']],
    ['America/New_York', ['2026-12-31T05:00:00Z', null], ['2026-12-31', '2027-01-01']],
    ['Pacific/Kiritimati', ['2026-03-27T10:00:00Z', null], ['2026-03-28', '2026-03-29']],
    ['UTC', ['2026-03-28T00:00:00Z', '2026-03-27T00:00:00Z'], ['2026-03-28', '2026-03-29']],
  ] as const)('of whole days in %s, %j, is %j', (zone, [starts, ends], [from, to]) => {
    const row = { ...fair, isAllDay: true, startsAt: Date.parse(starts), endsAt: ends === null ? null : Date.parse(ends) };
    expect(entryOf(row, zone)).toMatchObject({ span: { is: 'days', from, to }, isBusy: false });
  });
});

test('a title holds nothing that a parser may break a line at, or that turns its direction', () => {
  expect(entryOf({ ...lesson, title: ' a\u2028b\u0085c\u000bd\u202ee\u0000f\r\ng ' }).summary).toBe('a b c d e f\r\ng');
  expect(entryOf({ ...lesson, title: '😀'.repeat(1001) }).summary).toBe(`${'😀'.repeat(1000)}…`);
  expect(entryOf({ ...lesson, title: '😀'.repeat(1000) }).summary).toBe('😀'.repeat(1000));
});

test('classes are told from a month back to a year ahead', () => {
  const days = (ms: number): number => (ms - noon) / (24 * hourMs);
  const { from, to } = classSpan(noon);
  expect([days(from), days(to)]).toEqual([-30, 365]);
});

describe('a folded line', () => {
  const bytes = (text: string): number => Buffer.byteLength(text);

  it('is the same when its folds are taken out, and nowhere wider than 75 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ї', '✓', '😀'), maxLength: 200, size: 'max' }), (text) => {
        const line = text.replace(/[\r\n]/g, '');
        const parts = folded(line).split('\r\n');
        expect(parts.map((part, n) => (n === 0 ? part : part.slice(1))).join('')).toBe(line);
        expect(parts.filter((part) => bytes(part) > 75)).toEqual([]);
        // As full as they can be: the next character would not have fitted.
        const firstOf = (n: number): string => Array.from(parts[n]?.slice(1) ?? '')[0] ?? '';
        expect(parts.slice(0, -1).filter((part, n) => bytes(part) + bytes(firstOf(n + 1)) <= 75)).toEqual([]);
      }),
    );
  });

  it('is left as it is when it is short', () => {
    expect(folded('x'.repeat(75))).toBe('x'.repeat(75));
    expect(folded('✓'.repeat(26))).toBe(`${'✓'.repeat(25)}\r\n ✓`);
    expect(folded('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  });
});
