import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatcher, LogAway } from './batcher.ts';

interface Command {
  readonly key: string | null;
  readonly n: number;
}

const echo = (batches: Command[][], fail?: (attempt: number) => Error | null) => {
  let attempt = 0;
  return createBatcher<Command, number>({
    commit: async (batch) => {
      await new Promise((resolve) => setImmediate(resolve));
      const error = fail?.(++attempt);
      if (error) throw error;
      batches.push([...batch]);
      return batch.map(({ n }) => n);
    },
    keyOf: ({ key }) => key,
    mayRetry: (error) => (error as Error).message === 'away',
    patienceMs: 250,
    largest: 10,
  });
};

describe('group commit', () => {
  it('answers every command with its own result, in order, whatever comes together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.constantFrom('a', 'b')), { maxLength: 60 }), async (keys) => {
        const batches: Command[][] = [];
        const batcher = echo(batches);
        const results = await Promise.all(keys.map((key, n) => batcher.push({ key, n })));
        expect(results).toEqual(keys.map((_, n) => n));
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(10);
          const named = batch.flatMap(({ key }) => (key === null ? [] : [key]));
          expect(new Set(named).size).toBe(named.length);
        }
        for (const key of ['a', 'b']) {
          const order = batches
            .flat()
            .filter((command) => command.key === key)
            .map(({ n }) => n);
          expect(order).toEqual([...order].sort((x, y) => x - y));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gathers what comes while a batch is being committed', async () => {
    const batches: Command[][] = [];
    const batcher = echo(batches);
    const first = batcher.push({ key: null, n: 0 });
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, ...[1, 2, 3, 4].map((n) => batcher.push({ key: null, n }))]);
    expect(batches.map((batch) => batch.length)).toEqual([1, 4]);
  });

  it('tries again while the log is away, and gives up with a word when it stays away', async () => {
    const batches: Command[][] = [];
    const back = echo(batches, (attempt) => (attempt === 1 ? new Error('away') : null));
    await expect(back.push({ key: null, n: 7 })).resolves.toBe(7);
    const gone = echo(batches, () => new Error('away'));
    await expect(gone.push({ key: null, n: 8 })).rejects.toBeInstanceOf(LogAway);
  });

  it('does not try again what can only fail again', async () => {
    const batcher = echo([], () => new Error('a bug'));
    await expect(batcher.push({ key: null, n: 1 })).rejects.toThrow('a bug');
  });
});
