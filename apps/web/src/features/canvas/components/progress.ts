import { stroke } from '../../../lib/ink.ts';

/** How far one is: of so many, so many are done. */
export interface Done {
  readonly items: number;
  readonly done: number;
}

const most = 8;
const size = 24;

/** Of how many squares so many items are drawn as: one for each, until there are too many. */
export const squaresFor = ({ items }: Done): number => Math.min(items, most);

/** How many of the squares are filled, and whether the next one is begun. Full is only what is done to the last item. */
export const filledOf = (done: Done): { readonly filled: number; readonly isBegun: boolean } => {
  const squares = squaresFor(done);
  if (squares === 0) return { filled: 0, isBegun: false };
  const exact = (squares * Math.min(done.done, done.items)) / done.items;
  return { filled: Math.floor(exact), isBegun: exact > Math.floor(exact) };
};

/** The strokes of the pen in the squares, as an SVG path. */
export const inkOf = (done: Done, seed: number): string => {
  const { filled, isBegun } = filledOf(done);
  const squares = Array.from({ length: filled + (isBegun ? 1 : 0) }, (_, place) =>
    stroke({ x: place * size, y: 0, size, turns: place < filled ? 11 : 4 }, seed + place * 31),
  );
  return squares.join('');
};
