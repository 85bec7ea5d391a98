import { expect, it } from 'vitest';
import { type Step, wayUp } from './way-up.ts';

const course = (weeks: number, lessons: number) =>
  Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: lessons + 1 }, (_, place) => ({ weekNumber: week + 1, isBossBattle: place === lessons })),
  ).flat();

const cells = ({ x, y, size }: Step): readonly string[] =>
  Array.from({ length: size * size }, (_, cell) => `${x + (cell % size)},${y + Math.floor(cell / size)}`);

it('climbs two to the side and four up for a week of four lessons and a boss', () => {
  const { steps, weeks } = wayUp(course(1, 4));
  expect(steps.map(({ x, y, size }) => [x, y, size])).toEqual([
    [0, 3, 1],
    [0, 2, 1],
    [1, 2, 1],
    [1, 1, 1],
    [2, 0, 2],
  ]);
  expect(weeks).toEqual([{ week: 1, x: 0, y: 3, side: 1 }]);
});

it.each([
  [6, 4],
  [12, 2],
  [20, 5],
  [3, 11],
  [1, 1],
])('keeps %i weeks of %i lessons on the paper, no two on one square', (weeks, lessons) => {
  const { steps, width, height } = wayUp(course(weeks, lessons));
  const all = steps.flatMap(cells);
  expect(new Set(all).size).toBe(all.length);
  expect(steps.every(({ x, y, size }) => x >= 0 && y >= 0 && x + size <= width && y + size <= height)).toBe(true);
  expect(width).toBeLessThanOrEqual(18);
});
