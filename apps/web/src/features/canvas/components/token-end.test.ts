import { expect, it } from 'vitest';
import { beginOf, endDays } from './token-end.ts';

it('begins a day in the zone of whoever writes it, also where clocks change', () => {
  expect(beginOf('2027-03-01', 'Europe/Kyiv')).toBe('2027-02-28T22:00:00.000Z');
  expect(beginOf('2027-03-28', 'Europe/Kyiv')).toBe('2027-03-27T22:00:00.000Z');
  expect(beginOf('2027-03-29', 'Europe/Kyiv')).toBe('2027-03-28T21:00:00.000Z');
  expect(beginOf('2027-03-01', 'America/Los_Angeles')).toBe('2027-03-01T08:00:00.000Z');
  expect(beginOf('2027-03-01', 'Pacific/Kiritimati')).toBe('2027-02-28T10:00:00.000Z');
  expect(beginOf('2027-03-01', 'UTC')).toBe('2027-03-01T00:00:00.000Z');
});

it('takes nothing for a day that is none', () => {
  expect(beginOf('', 'UTC')).toBeNull();
  expect(beginOf('2027-3', 'Europe/Kyiv')).toBeNull();
});

it('lets a token end from tomorrow on, for ten years', () => {
  const dayKey = (at: number) => new Date(at).toISOString().slice(0, 10);
  expect(endDays(Date.parse('2026-11-24T23:30:00Z'), dayKey)).toEqual({ min: '2026-11-25', max: '2036-11-23' });
});
