const floorMs = 500;
const ceilingMs = 20_000;

/** How long to wait before attempt `n` (0 is the first again): full jitter between half a second and a doubling ceiling of 20 s. */
export const delayFor = (attempt: number, random: number): number => {
  const ceiling = Math.min(ceilingMs, floorMs * 2 ** (attempt + 1));
  return Math.round(floorMs + random * (ceiling - floorMs));
};
