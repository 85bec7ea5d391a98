import { expect, it } from 'vitest';
import { densityOf, inkRow, pointsOf } from './plots.ts';

it('plots a hundred percent at the top, twenty and less at the bottom, and nothing beyond', () => {
  expect(pointsOf([0, 60, 110])).toEqual([
    { x: 0, y: 96 },
    { x: 16, y: 48 },
    { x: 32, y: 0 },
  ]);
});

it('inks the heaviest day four times, an empty one not at all, and a little one a little', () => {
  expect([0, 1, 5, 8, 10].map((value) => densityOf(value, 10))).toEqual([0, 1, 2, 4, 4]);
  expect(densityOf(0, 0)).toBe(0);
  expect(inkRow([0, 0], 0)).toBe('');
  expect(inkRow([4], 1).length).toBeGreaterThan(inkRow([1], 1).length);
});
