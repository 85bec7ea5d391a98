import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Instant, isStorable, line, text } from './text.ts';

const badPoint = fc.constantFrom('\u0000', '\ud800', '\udfff', '\udbff');

describe('what PostgreSQL can hold', () => {
  test('text with NUL or half a surrogate pair is refused wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), badPoint, fc.string({ unit: 'grapheme-ascii' }), (before, bad, after) => {
        expect(text(0, 10_000).safeParse(`x${before}${bad}${after}x`).success).toBe(false);
        expect(isStorable({ nested: [{ value: before + bad + after }] })).toBe(false);
        expect(isStorable({ [before + bad + after]: 1 })).toBe(false);
      }),
    );
  });

  test('any whole text can be stored as JSON, also one about escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\\', 'u', '0', 'd', '8', '"', 'a', '😀', '\n') }), (value) => {
        expect(isStorable([value])).toBe(true);
      }),
    );
  });
});

test('a line is trimmed, one line, and within its length', () => {
  expect(line(1, 5).parse('  abc ')).toBe('abc');
  for (const bad of ['', '   ', 'abcdef', 'a\nb', 'a\tb', 'a\u202eb']) expect(line(1, 5).safeParse(bad).success).toBe(false);
});

test('an instant has an offset and a year that everybody can hold', () => {
  for (const good of ['2026-09-01T08:00:00Z', '2026-09-01T08:00:00.5+03:00']) expect(Instant.safeParse(good).success).toBe(true);
  for (const bad of ['1969-12-31T23:59:59Z', '2026-09-01T08:00:00', '2026-13-01T00:00:00Z', '+275760-09-13T00:00:00Z'])
    expect(Instant.safeParse(bad).success).toBe(false);
});
