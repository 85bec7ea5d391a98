import { expect, it } from 'vitest';
import { gather } from './gather.ts';

interface Asked {
  readonly keys: readonly string[];
  answer(): void;
  fail(error: Error): void;
}

/** A database that answers when it is told to. */
const slow = () => {
  const asked: Asked[] = [];
  const one = gather<string, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        asked.push({ keys, answer: () => resolve(new Map(keys.map((key) => [key, key.toUpperCase()]))), fail: reject });
      }),
  );
  return { asked, one };
};
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('asks once for what is asked in the same turn, and once for each key', async () => {
  const { asked, one } = slow();
  const answers = Promise.all([one('a'), one('b'), one('a')]);
  await turn();
  expect(asked.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  asked[0]?.answer();
  expect(await answers).toEqual(['A', 'B', 'A']);
});

it('never answers with a query that had begun before', async () => {
  const { asked, one } = slow();
  const first = one('a');
  await turn();
  const second = one('a');
  const third = one('b');
  asked[0]?.answer();
  expect(await first).toBe('A');
  await turn();
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['a', 'b']]);
  asked[1]?.answer();
  expect(await Promise.all([second, third])).toEqual(['A', 'B']);
});

it('does not wait for a query that hangs', async () => {
  const { asked, one } = slow();
  void one('a');
  await turn();
  const second = one('b');
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer();
  expect(await second).toBe('B');
});

it('tells each of those who asked when it failed, and goes on', async () => {
  const { asked, one } = slow();
  const failing = [one('a'), one('b')].map((answer) => expect(answer).rejects.toThrow('away'));
  await turn();
  asked[0]?.fail(new Error('away'));
  await Promise.all(failing);
  const again = one('a');
  await turn();
  asked[1]?.answer();
  expect(await again).toBe('A');
});

it('fails like a promise when the question itself cannot be put', async () => {
  const one = gather<string, string>(() => {
    throw new Error('no such table');
  });
  await expect(one('a')).rejects.toThrow('no such table');
});

it('leaves out what has no answer', async () => {
  const one = gather<string, string>(async () => new Map());
  expect(await one('a')).toBeUndefined();
});
