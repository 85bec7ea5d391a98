import { describe, expect, it } from 'vitest';
import { stroke } from './ink.ts';

describe('stroke', () => {
  it('draws the same square for the same seed and another for another', () => {
    const square = { x: 0, y: 0, size: 24, turns: 9 };
    expect(stroke(square, 5)).toBe(stroke(square, 5));
    expect(stroke(square, 5)).not.toBe(stroke(square, 6));
  });

  it('stays in its square', () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const numbers =
        stroke({ x: 24, y: 48, size: 24, turns: 13 }, seed)
          .match(/[\d.]+/g)
          ?.map(Number) ?? [];
      const [xs, ys] = [numbers.filter((_, i) => i % 2 === 0), numbers.filter((_, i) => i % 2 === 1)];
      expect(xs).toHaveLength(14);
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(24);
      expect(Math.max(...xs)).toBeLessThanOrEqual(48);
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(48);
      expect(Math.max(...ys)).toBeLessThanOrEqual(72);
    }
  });
});
