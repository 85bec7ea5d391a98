import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { checkOnce, keep, keepEach, writeOnce } from './kept.ts';

const Schema = z.object({ lessonCount: z.int() });
const rename = vi.fn((answer: unknown) => ({ lesson_count: (answer as { lessonCount: number }).lessonCount }));

it('checks, renames and writes an answer that is kept once', () => {
  const parse = vi.spyOn(Schema, 'parse');
  const answer = keep({ lessonCount: 24, secret: 'x' });
  const first = checkOnce(Schema, answer);
  expect(first).toEqual({ lessonCount: 24 });
  expect(checkOnce(Schema, answer)).toBe(first);
  expect(parse).toHaveBeenCalledTimes(1);
  expect(writeOnce(first, rename)).toBe('{"lesson_count":24}');
  expect(writeOnce(first, rename)).toBe('{"lesson_count":24}');
  expect(rename).toHaveBeenCalledTimes(1);
});

it('checks every other answer each time', () => {
  const answer = { lessonCount: 24 };
  expect(checkOnce(Schema, answer)).not.toBe(checkOnce(Schema, answer));
  expect(writeOnce(answer, rename)).toBeNull();
  expect(() => checkOnce(Schema, { lessonCount: 'many' })).toThrow();
  expect(() => checkOnce(Schema, keep({ lessonCount: 'many' }))).toThrow();
  expect(writeOnce(null, rename)).toBeNull();
});

it('puts lists together from items that are kept', () => {
  const List = z.array(Schema);
  const renameAll = (list: unknown) => (list as { lessonCount: number }[]).map((item) => rename(item));
  const [one, other] = [
    { lessonCount: 1, secret: 'x' },
    { lessonCount: 2, secret: 'y' },
  ];
  rename.mockClear();
  const first = checkOnce(List, keepEach([one, other])) as object[];
  expect(first).toEqual([{ lessonCount: 1 }, { lessonCount: 2 }]);
  expect(writeOnce(first, renameAll)).toBe('[{"lesson_count":1},{"lesson_count":2}]');
  const second = checkOnce(List, keepEach([other])) as object[];
  expect(second[0]).toBe(first[1]);
  expect(writeOnce(second, renameAll)).toBe('[{"lesson_count":2}]');
  expect(rename).toHaveBeenCalledTimes(2);
  expect(writeOnce(checkOnce(List, keepEach([])), renameAll)).toBe('[]');
});
