import { describe, expect, it } from 'vitest';
import { weekGrid } from './calendar.ts';

describe('weekGrid', () => {
  it('ends with the week of today, Monday first', () => {
    const grid = weekGrid('2026-11-24', 12, new Map([['2026-11-23', { held: 2, ahead: 0 }]]));
    expect(grid.weeks).toHaveLength(12);
    expect(grid.today).toEqual({ week: 11, day: 1 });
    expect(grid.weeks[11]?.[0]).toEqual({ held: 2, ahead: 0 });
  });

  it('names the weeks in which a month begins', () => {
    const { months } = weekGrid('2026-11-24', 12, new Map());
    expect(months.filter((month) => month > 0)).toEqual([10, 11]);
  });

  it('puts a Sunday last', () => {
    expect(weekGrid('2026-11-29', 1, new Map()).today).toEqual({ week: 0, day: 6 });
  });
});
