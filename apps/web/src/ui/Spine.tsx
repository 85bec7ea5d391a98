import { useMemo } from 'react';
import { stroke } from '../lib/ink.ts';

const inks = ['var(--pen)', 'var(--leaf)', 'var(--red)', 'var(--amber)'] as const;
const size = 12;
const columns = 5;
const rows = 6;

const seedOf = (id: string): number => {
  let sum = 7;
  for (const letter of id) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return sum;
};

/** Some squares of a field, the left half mirrored to the right: like a pattern somebody drew in a dull lesson. */
const patternOf = (seed: number): string => {
  let path = '';
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const mirrored = Math.min(x, columns - 1 - x);
      if ((seed >>> ((y * 3 + mirrored) % 29)) % 2 === 0) continue;
      path += stroke({ x: x * size, y: y * size, size, turns: 6, pad: 0.6 }, (seed % 997) + x * 17 + y * 3);
    }
  }
  return path;
};

/** The cover of a course: its picture, or a pattern on squares that is always the same for one course. */
export const Spine = ({ id, picture }: { readonly id: string; readonly picture: string | null }) => {
  const seed = seedOf(id);
  const pattern = useMemo(() => patternOf(seed), [seed]);
  const ink = inks[seed % inks.length];
  return (
    <span className="spine" style={{ '--spine': ink } as object} aria-hidden="true">
      {picture ? (
        <img src={picture} alt="" loading="lazy" width={96} height={120} />
      ) : (
        <svg
          width={columns * size}
          height={rows * size}
          viewBox={`0 0 ${columns * size} ${rows * size}`}
          className="ink-svg"
          aria-hidden="true"
        >
          <path className="ink" style={{ stroke: ink }} d={pattern} />
        </svg>
      )}
    </span>
  );
};
