import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained, firstHash, type Hashed } from './rules.ts';

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const entry: fc.Arbitrary<Hashed> = fc.record({
  seq: fc.integer({ min: 1 }),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
  actorId: fc.option(fc.uuid()),
  action: word.map((w) => `key.${w}`),
  subject: word.map((w) => `key:${w}`),
  detail: fc.json().map((json) => JSON.stringify(JSON.parse(json))),
});

describe('what an entry of the trail is hashed over', () => {
  it('differs for entries that differ in anything', () => {
    fc.assert(
      fc.property(entry, entry, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(chained(firstHash, one) === chained(firstHash, other)).toBe(same);
      }),
    );
    fc.assert(
      fc.property(entry, fc.constantFrom<keyof Hashed>('seq', 'at', 'actorId', 'action', 'subject', 'detail'), (one, key) => {
        expect(chained(firstHash, { ...one, [key]: `${one[key]}1` })).not.toBe(chained(firstHash, one));
      }),
    );
  });

  it('differs after another entry', () => {
    fc.assert(
      fc.property(entry, (one) => {
        expect(chained('f'.repeat(64), one)).not.toBe(chained(firstHash, one));
      }),
    );
  });
});
