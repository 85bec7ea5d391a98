import { expect, it } from 'vitest';
import { extrasOf } from './extras.ts';

const feed = { kind: 'calendar', extrasAt: null } as const;
const fresh = { kind: 'token', extrasAt: null } as const;
const known = { kind: 'oauth', extrasAt: '2026-11-21T10:00:00.000Z' } as const;

it('tells whether announcements, events and modules can be had', () => {
  expect([[], [feed], [feed, fresh], [fresh, known]].map((list) => extrasOf(list).state)).toEqual(['none', 'none', 'coming', 'read']);
});

it('is as fresh as the oldest of what was read', () => {
  expect(extrasOf([known, { kind: 'token', extrasAt: '2026-11-20T23:00:00.000Z' }, fresh]).freshAt).toBe('2026-11-20T23:00:00.000Z');
  expect(extrasOf([fresh]).freshAt).toBeNull();
});
