import { expect, it } from 'vitest';
import { watchedStretches } from './watched.ts';

const play = (watched: ReturnType<typeof watchedStretches>, from: number, to: number) => {
  for (let second = from; second <= to; second += 0.25) watched.see(second, 1);
};

it('joins what runs by into one stretch', () => {
  const watched = watchedStretches();
  play(watched, 0, 4);
  expect(watched.take()).toEqual([[0, 4]]);
});

it('gives no credit for what was leapt over', () => {
  const watched = watchedStretches();
  play(watched, 0, 2);
  watched.lift();
  play(watched, 90, 91);
  expect(watched.take()).toEqual([
    [0, 2],
    [90, 91],
  ]);
});

it('takes a step too long to be watching for a leap', () => {
  const watched = watchedStretches();
  play(watched, 0, 1);
  play(watched, 60, 61);
  expect(watched.take()).toEqual([
    [0, 1],
    [60, 61],
  ]);
});

it('goes on from where it was told of last', () => {
  const watched = watchedStretches();
  play(watched, 0, 5);
  expect(watched.take()).toEqual([[0, 5]]);
  play(watched, 5.25, 7);
  expect(watched.take()).toEqual([[5, 7]]);
  expect(watched.take()).toEqual([]);
});

it('lets fast playing make longer steps', () => {
  const watched = watchedStretches();
  watched.see(0, 2);
  watched.see(3.5, 2);
  expect(watched.take()).toEqual([[0, 3.5]]);
});
