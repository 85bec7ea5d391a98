import { expect, test } from 'vitest';
import { leads, statusOf } from './rules.ts';

const now = Date.parse('2026-09-01T08:00:00Z');
const iso = (offset: number): string => new Date(now + offset).toISOString();

test('a session is there from its start on, or from its creation without one, until it is ended', () => {
  expect(statusOf({ startsAt: null, endedAt: null }, now)).toBe('active');
  expect(statusOf({ startsAt: iso(1), endedAt: null }, now)).toBe('scheduled');
  expect(statusOf({ startsAt: iso(0), endedAt: null }, now)).toBe('active');
  expect(statusOf({ startsAt: iso(-86_400_000), endedAt: null }, now)).toBe('active');
  expect(statusOf({ startsAt: iso(1), endedAt: iso(-1) }, now)).toBe('ended');
});

test('hosts, tutors of the room and admins of the school lead it', () => {
  expect(leads({ platformRole: 'user', roomRole: 'host' })).toBe(true);
  expect(leads({ platformRole: 'user', roomRole: 'tutor' })).toBe(true);
  expect(leads({ platformRole: 'admin', roomRole: null })).toBe(true);
  expect(leads({ platformRole: 'tutor', roomRole: 'student' })).toBe(false);
  expect(leads({ platformRole: 'tutor', roomRole: null })).toBe(false);
});
