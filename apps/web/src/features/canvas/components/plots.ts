import { stroke } from '../../../lib/ink.ts';

/** A plot is four squares high, from 20 to 100 percent: a square is 20. */
export const plot = { width: 192, height: 96, step: 16, lowest: 20 } as const;

/** Where the percents of a course stand on its plot, the oldest at the left. */
export const pointsOf = (percents: readonly number[]): { readonly x: number; readonly y: number }[] =>
  percents.map((percent, place) => ({
    x: place * plot.step,
    y: (plot.height * (100 - Math.min(100, Math.max(plot.lowest, percent)))) / (100 - plot.lowest),
  }));

const size = 24;

/** How dense the ink of a day is, 0 (none) to 4: in quarters of the heaviest day. */
export const densityOf = (value: number, heaviest: number): number => (value <= 0 || heaviest <= 0 ? 0 : Math.ceil((4 * value) / heaviest));

/** A row of squares by density, as an SVG path. */
export const inkRow = (densities: readonly number[], row: number): string =>
  densities
    .map((density, place) => {
      const at = { x: place * size, y: row * size, size };
      const seed = 1200 + row * 97 + place * 31;
      if (density === 0) return '';
      const turns = [0, 4, 7, 11, 13][density] ?? 13;
      return stroke({ ...at, turns }, seed) + (density === 4 ? stroke({ ...at, turns: 7 }, seed + 5) : '');
    })
    .join('');
