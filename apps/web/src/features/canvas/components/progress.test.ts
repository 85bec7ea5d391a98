import { expect, it } from 'vitest';
import { filledOf, inkOf, squaresFor } from './progress.ts';

it('draws a square for each item, until there are too many', () => {
  expect([0, 1, 8, 9, 400].map((items) => squaresFor({ items, done: 0 }))).toEqual([0, 1, 8, 8, 8]);
});

it('fills a square for each that is done, and begins one for a part of it', () => {
  const filled = (done: number, items: number) => filledOf({ items, done });
  expect(filled(3, 5)).toEqual({ filled: 3, isBegun: false });
  expect(filled(1, 40)).toEqual({ filled: 0, isBegun: true });
  expect(filled(39, 40)).toEqual({ filled: 7, isBegun: true });
  expect(filled(40, 40)).toEqual({ filled: 8, isBegun: false });
  expect(filled(0, 0)).toEqual({ filled: 0, isBegun: false });
});

it('draws nothing where nothing is done, and the same for the same', () => {
  expect(inkOf({ items: 5, done: 0 }, 1)).toBe('');
  expect(inkOf({ items: 5, done: 2 }, 1)).toBe(inkOf({ items: 5, done: 2 }, 1));
  expect(inkOf({ items: 5, done: 2 }, 1).match(/M/g)).toHaveLength(2);
});
