import { expect, it } from 'vitest';
import { daysSince, spanUntil, urgencyOf } from './when.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

it('says how long until the next sync in hours and minutes', () => {
  expect(spanUntil('2026-11-24T13:11:10Z', now)).toEqual({ hours: 1, minutes: 12 });
  expect(spanUntil('2026-11-24T12:00:00Z', now)).toBeNull();
});

it('warns 14, 3 and 1 days before a token ends, and not before', () => {
  const after = (hours: number) => urgencyOf(new Date(now + hours * 3_600_000).toISOString(), now);
  expect([15 * 24, 14 * 24, 4 * 24, 3 * 24, 25, 24, 1, 0].map(after)).toEqual([
    'none',
    'soon',
    'soon',
    'very soon',
    'very soon',
    'last day',
    'last day',
    'over',
  ]);
  expect(urgencyOf(null, now)).toBe('none');
});

it('counts whole days since', () => {
  expect(daysSince('2026-11-16T11:00:00Z', now)).toBe(8);
});
