import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTurnstile, inFlightFor, mostInFlight } from './pace.ts';

it('uses the whole allowance of an empty bucket, and leaves the reserve of a full one alone', () => {
  expect(inFlightFor(600 - 50, 0)).toBe(10);
  // Ten of ours are under way and nobody else is: none of them has to wait for the others.
  expect(inFlightFor(600 - 10 * 50, 9)).toBe(10);
  expect(inFlightFor(0, 0)).toBe(1);
});

it('never asks for more than the bucket holds, whatever else is in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.nat(9), (level, others) => {
      const allowed = inFlightFor(600 - level - 50 * (others + 1), others);
      expect(allowed).toBeGreaterThanOrEqual(1);
      expect(allowed).toBeLessThanOrEqual(mostInFlight);
      if (allowed > 1) expect(level + 50 * allowed).toBeLessThanOrEqual(600);
    }),
  );
});

it('lets in as many as may, in their order, and one at a time once it was narrowed', async () => {
  const turnstile = createTurnstile();
  const order: number[] = [];
  const leaves: (() => void)[] = [];
  const turns = Array.from({ length: 13 }, async (_, n) => {
    const leave = await turnstile.enter();
    order.push(n);
    leaves.push(leave);
  });
  await Promise.all(turns.slice(0, 10));
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  turnstile.narrow();
  for (const leave of leaves.splice(0, 9)) leave();
  // Leaving twice lets nobody in.
  leaves[0]?.();
  leaves[0]?.();
  await turns[10];
  expect(order).toHaveLength(11);
  turnstile.heard(550);
  await Promise.all(turns);
  expect(order).toHaveLength(13);
});
