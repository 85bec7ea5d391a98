import { expect, it } from 'vitest';
import { weekGrid } from './calendar.ts';

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, day) => ({ date: new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10) }));

it('cuts days into weeks and finds today', () => {
  const grid = weekGrid(daysFrom('2026-11-09', 21), '2026-11-24');
  expect(grid.weeks.map((week) => week.length)).toEqual([7, 7, 7]);
  expect(grid.weeks[2]?.[0]?.date).toBe('2026-11-23');
  expect(grid.today).toEqual({ week: 2, day: 1 });
});

it('names the weeks in which a month begins', () => {
  expect(weekGrid(daysFrom('2026-09-07', 84), '2026-11-24').months.filter((month) => month > 0)).toEqual([10, 11]);
});

it('puts a Sunday last', () => {
  expect(weekGrid(daysFrom('2026-11-23', 7), '2026-11-29').today).toEqual({ week: 0, day: 6 });
});
