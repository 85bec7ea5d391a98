/** A stream of numbers 0..1 that is always the same for one seed: a square must not change between renders. */
const random = (seed: number): (() => number) => {
  let a = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const short = (n: number): number => Number(n.toFixed(1));

/** Where and how hard the pen moves: `turns` strokes fill a square of `size` at `x`, `y`, `pad` away from its edges. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turns: number;
  readonly pad?: number;
}

/** One pen stroke, back and forth, that fills a square: the mark of the whole system. An SVG path. */
export const stroke = ({ x, y, size, turns, pad = 2.5 }: Square, seed: number): string => {
  const next = random(seed);
  const inner = size - pad * 2;
  const shake = () => (next() - 0.5) * 2.2 * (size / 24);
  let path = '';
  for (let i = 0; i <= turns; i += 1) {
    const c = (2 * inner * (i + 0.35)) / (turns + 0.7);
    const far = Math.max(0, c - inner);
    const near = Math.min(c, inner);
    const [px, py] = i % 2 === 1 ? [near, far] : [far, near];
    path += `${i > 0 ? 'L' : 'M'}${short(x + pad + px + shake())} ${short(y + pad + py + shake())}`;
  }
  return path;
};
