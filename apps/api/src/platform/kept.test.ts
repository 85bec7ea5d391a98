import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { checkOnce, keep, writeOnce } from './kept.ts';

const Schema = z.object({ lessonCount: z.int() });
const rename = vi.fn((answer: unknown) => ({ lesson_count: (answer as { lessonCount: number }).lessonCount }));

it('checks, renames and writes an answer that is kept once', () => {
  const parse = vi.spyOn(Schema, 'parse');
  const answer = keep({ lessonCount: 24, secret: 'x' });
  const first = checkOnce(Schema, answer);
  expect(first).toEqual({ lessonCount: 24 });
  expect(checkOnce(Schema, answer)).toBe(first);
  expect(parse).toHaveBeenCalledTimes(1);
  const bytes = writeOnce(first, rename);
  expect(bytes?.toString()).toBe('{"lesson_count":24}');
  expect(writeOnce(first, rename)).toBe(bytes);
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
