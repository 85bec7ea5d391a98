import { useMemo } from 'react';
import { stroke } from '../lib/ink.ts';
import { type DoodleName, doodles } from './doodles.ts';

const colours: Readonly<Record<string, string>> = { '#': 'var(--pen)', r: 'var(--red)', g: 'var(--leaf)', k: 'var(--ink)' };

const trace = (name: DoodleName, size: number) => {
  const rows = doodles[name].trim().split('\n');
  const paths: Record<string, string> = {};
  rows.forEach((row, y) => {
    [...row].forEach((cell, x) => {
      if (!colours[cell]) return;
      const square = size >= 20 ? { turns: 10, pad: 1.2 } : { turns: 7, pad: 0.2 };
      paths[cell] = (paths[cell] ?? '') + stroke({ x: x * size, y: y * size, size, ...square }, 262 + x * 17 + y * 3);
    });
  });
  return { width: Math.max(...rows.map((row) => row.length)) * size, height: rows.length * size, paths };
};

/** A drawing by squares, one pen stroke a square. Decoration: readers are told by the words beside it. */
export const Doodle = ({ name, size = 12 }: { readonly name: DoodleName; readonly size?: number }) => {
  const { width, height, paths } = useMemo(() => trace(name, size), [name, size]);
  return (
    <svg className="ink-svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {Object.entries(paths).map(([cell, path]) => (
        <path key={cell} className="ink" style={{ stroke: colours[cell] }} d={path} />
      ))}
    </svg>
  );
};
