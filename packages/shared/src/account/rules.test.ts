import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeToken, mayLead, nameFromAddress, refreshGraceMs } from './rules.ts';

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe('a refresh token', () => {
  test('of a family that was revoked or has run out is refused, whatever else is known of it', () => {
    fc.assert(
      fc.property(instant, fc.option(instant), instant, (now, usedAt, revokedAt) => {
        expect(judgeToken({ usedAt, revokedAt, expiresAt: now + 1 }, now)).toBe('refuse');
        expect(judgeToken({ usedAt, revokedAt: null, expiresAt: now }, now)).toBe('refuse');
      }),
    );
  });

  test('rotates once, is reissued within its grace, and is stolen after it', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 100_000 }), (usedAt, later) => {
        const now = usedAt + later;
        const family = { revokedAt: null, expiresAt: now + 1 };
        expect(judgeToken({ ...family, usedAt: null }, now)).toBe('rotate');
        expect(judgeToken({ ...family, usedAt }, now)).toBe(later <= refreshGraceMs ? 'reissue' : 'steal');
      }),
    );
  });
});

describe('a name from an address', () => {
  test.each([
    ['user@example.com', 'User'],
    ['new.person@x.org', 'New Person'],
    ['olena_bondar-2@x.org', 'Olena Bondar 2'],
    ['sofia+school@x.org', 'Sofia'],
    ['...@x.org', '...@x.org'],
  ])('%s is %s', (email, name) => expect(nameFromAddress(email)).toBe(name));

  test('is never empty and never too long', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const name = nameFromAddress(email);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('leading', () => {
  test('is for tutors and admins', () => {
    const may = (role: 'user' | 'member' | 'tutor' | 'admin') => mayLead({ kind: 'person', role }, 'sessions');
    expect([may('user'), may('member'), may('tutor'), may('admin')]).toEqual([false, false, true, true]);
  });

  test('is for keys with the scope, whoever owns them', () => {
    expect(mayLead({ kind: 'key', scopes: ['spaces'] }, 'spaces')).toBe(true);
    expect(mayLead({ kind: 'key', scopes: ['spaces'] }, 'sessions')).toBe(false);
    expect(mayLead({ kind: 'key', scopes: [] }, 'spaces')).toBe(false);
  });
});
