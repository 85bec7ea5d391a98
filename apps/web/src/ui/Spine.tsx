import { useMemo } from 'react';
import { stroke } from '../lib/ink.ts';

const inks = ['var(--pen)', 'var(--leaf)', 'var(--red)', 'var(--amber)'] as const;
const size = 12;
const columns = 5;
const rows = 6;

/** FNV-1a, stirred once more: ids that differ little give patterns that differ much. */
const seedOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
};

/** Three squares of four: enough to make a shape. */
const isInked = (seed: number, place: number): boolean => ((seed >>> place) | (seed >>> ((place * 7 + 3) % 31))) % 2 === 1;

/** Some squares of a field, the left half mirrored to the right: like a pattern somebody drew in a dull lesson. */
const patternOf = (seed: number): string => {
  let path = '';
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const mirrored = Math.min(x, columns - 1 - x);
      if (!isInked(seed, y * 3 + mirrored)) continue;
      path += stroke({ x: x * size, y: y * size, size, turns: 6, pad: 0.6 }, (seed % 997) + x * 17 + y * 3);
    }
  }
  return path;
};

/** The cover of a course: its picture, or a pattern on squares that is always the same for one course. */
export const Spine = ({ id, picture }: { readonly id: string; readonly picture: string | null }) => {
  const seed = seedOf(id);
  const pattern = useMemo(() => patternOf(seed), [seed]);
  const ink = inks[(seed >>> 20) % inks.length];
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
