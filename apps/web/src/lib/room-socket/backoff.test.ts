import { describe, expect, it } from 'vitest';
import { delayFor } from './backoff.ts';

describe('delayFor', () => {
  it('stays between half a second and twenty', () => {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      for (const random of [0, 0.5, 0.999]) {
        expect(delayFor(attempt, random)).toBeGreaterThanOrEqual(500);
        expect(delayFor(attempt, random)).toBeLessThanOrEqual(20_000);
      }
    }
  });

  it('spreads wider with every attempt', () => {
    expect(delayFor(0, 0.999)).toBeLessThan(delayFor(3, 0.999));
    expect(delayFor(9, 0.999)).toBeGreaterThan(19_000);
  });
});
