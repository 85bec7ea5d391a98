import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAlphabet, codeLength, hintOf, normalCode, renewedUntil, statusOf } from './rules.ts';

const code = fc.string({ unit: fc.constantFrom(...codeAlphabet), minLength: codeLength, maxLength: codeLength });
const instant = fc.integer({ min: 0, max: 4e12 });
const terms = fc.record({
  uses: fc.nat(5),
  maxUses: fc.integer({ min: 1, max: 5 }),
  expiresAt: fc.option(instant),
  revokedAt: fc.option(instant),
});

describe('a code', () => {
  it('is the same however it is typed', () => {
    fc.assert(
      fc.property(code, fc.array(fc.nat(codeLength), { maxLength: 5 }), (wanted, gaps) => {
        const misread = wanted.replace(/0/g, 'o').replace(/1/g, 'l').toLowerCase();
        const typed = gaps.reduce((text, at) => `${text.slice(0, at)}- ${text.slice(at)}`, misread);
        expect(normalCode(typed)).toBe(wanted);
      }),
    );
  });
});

describe('the state of an invite', () => {
  it('is active exactly when nothing speaks against it', () => {
    fc.assert(
      fc.property(terms, instant, (given, now) => {
        const isOpen = given.revokedAt === null && given.uses < given.maxUses && (given.expiresAt === null || now < given.expiresAt);
        expect(statusOf(given, now) === 'active').toBe(isOpen);
      }),
    );
  });

  it('says what was done to it before what happened to it', () => {
    expect(statusOf({ uses: 1, maxUses: 1, expiresAt: 5, revokedAt: 7 }, 9)).toBe('revoked');
    expect(statusOf({ uses: 1, maxUses: 1, expiresAt: 5, revokedAt: null }, 9)).toBe('used');
    expect(statusOf({ uses: 0, maxUses: 1, expiresAt: 9, revokedAt: null }, 9)).toBe('expired');
  });
});

it('lives as long again when it is sent again, and never shorter than before', () => {
  expect(renewedUntil({ createdAt: 100, expiresAt: 150 }, 400)).toBe(450);
  expect(renewedUntil({ createdAt: 100, expiresAt: null }, 400)).toBeNull();
  fc.assert(
    fc.property(instant, fc.nat(1e9), instant, (createdAt, life, now) => {
      expect(renewedUntil({ createdAt, expiresAt: createdAt + life }, now)).toBeGreaterThanOrEqual(createdAt + life);
    }),
  );
});

it('shows the first letter and the host of an address', () => {
  expect(hintOf('olena@lyceum.test')).toBe('o…@lyceum.test');
});
