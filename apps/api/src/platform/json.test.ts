import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTooDeep, parseJson } from './json.ts';

test('reads whatever JSON can say', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value);
      if (text.includes('__proto__')) return;
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('an empty body is none; a byte order mark is no part of it', () => {
  expect(parseJson('')).toBeUndefined();
  expect(parseJson('\ufeff{"a":1}')).toEqual({ a: 1 });
});

test.each([
  '{',
  '{"a":NaN}',
  "{'a':1}",
  '{"a":1,}',
  '{"__proto__":{}}',
  '{"a":{"\\u005f\\u005fproto\\u005f\\u005f":1}}',
  '['.repeat(65) + ']'.repeat(65),
])('refuses %s', (text) => {
  expect(() => parseJson(text)).toThrow(Refusal);
});

test('counts brackets, but not those in text', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ' '.repeat(200) + ']'.repeat(depth);
  expect([isTooDeep(nested(64)), isTooDeep(nested(65))]).toEqual([false, true]);
  expect(isTooDeep(JSON.stringify(['['.repeat(500), '\\"[['.repeat(100)]))).toBe(false);
  expect(isTooDeep(`"unfinished ${'['.repeat(500)}`)).toBe(false);
});

test('looks through a mebibyte of anything in no time', () => {
  const began = performance.now();
  for (const text of ['"'.repeat(1e6), `"${'\\a'.repeat(5e5)}`, '[]'.repeat(5e5), '"\\'.repeat(5e5)]) isTooDeep(text);
  expect(performance.now() - began).toBeLessThan(2000);
});
