import { expect, it } from 'vitest';
import { retryDelay } from './redis.ts';

it('waits longer and longer, never more than 2 s, and not always the same', () => {
  const many = (attempt: number) => Array.from({ length: 200 }, () => retryDelay(attempt));
  expect(Math.max(...many(1))).toBeLessThanOrEqual(50);
  expect(Math.min(...many(4))).toBeGreaterThanOrEqual(200);
  expect(Math.max(...many(1_000))).toBeLessThanOrEqual(2_000);
  expect(new Set(many(10)).size).toBeGreaterThan(20);
});
