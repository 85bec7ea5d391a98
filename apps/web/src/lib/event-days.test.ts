import { expect, it } from 'vitest';
import { daysOf, isOnDay, isOver } from './event-days.ts';

const kyiv = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv', year: 'numeric', month: '2-digit', day: '2-digit' });
const dayKey = (at: string | number) => kyiv.format(new Date(at));
const event = (startsAt: string | null, endsAt: string | null = null, isAllDay = false) => ({ startsAt, endsAt, isAllDay });
const at = (time: string) => Date.parse(time);

// Kyiv is two hours ahead: its days begin at 22:00 UTC.
const lesson = event('2026-11-24T08:00:00Z', '2026-11-24T09:30:00Z');
const camp = event('2026-11-22T22:00:00Z', '2026-11-25T22:00:00Z');
const holiday = event('2026-11-23T22:00:00Z', '2026-11-23T22:00:00Z', true);

it('lasts from its first day to its last, in the zone of whoever is looking', () => {
  expect(daysOf(lesson, dayKey)).toEqual({ first: '2026-11-24', last: '2026-11-24' });
  expect(daysOf(camp, dayKey)).toEqual({ first: '2026-11-23', last: '2026-11-25' });
  expect(daysOf(holiday, dayKey)).toEqual({ first: '2026-11-24', last: '2026-11-24' });
  expect(daysOf(event(null), dayKey)).toBeNull();
});

it('is on, on each of its days and on no other', () => {
  const on = (what: Parameters<typeof isOnDay>[0]) =>
    ['22', '23', '24', '25', '26'].filter((day) => isOnDay(what, at(`2026-11-${day}T21:59:00Z`), dayKey));
  expect(on(camp)).toEqual(['23', '24', '25']);
  expect(on(lesson)).toEqual(['24']);
  expect(on(event(null))).toEqual([]);
});

it('is over at its end, at its beginning without one, and a whole day with that day', () => {
  expect(isOver(lesson, at('2026-11-24T09:29:59Z'), dayKey)).toBe(false);
  expect(isOver(lesson, at('2026-11-24T09:30:00Z'), dayKey)).toBe(true);
  expect(isOver(event('2026-11-24T08:00:00Z'), at('2026-11-24T08:00:00Z'), dayKey)).toBe(true);
  expect(isOver(holiday, at('2026-11-24T21:59:59Z'), dayKey)).toBe(false);
  expect(isOver(holiday, at('2026-11-24T22:00:00Z'), dayKey)).toBe(true);
  expect(isOver(event(null), 0, dayKey)).toBe(true);
});

it('bears an end before its beginning', () => {
  const wrong = event('2026-11-24T08:00:00Z', '2026-11-20T08:00:00Z');
  expect(daysOf(wrong, dayKey)).toEqual({ first: '2026-11-24', last: '2026-11-24' });
  expect(isOver(wrong, at('2026-11-24T07:59:00Z'), dayKey)).toBe(false);
});
