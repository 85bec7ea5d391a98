/** Where a lesson stands on the way up, in squares; the origin is the top left corner. */
export interface Step {
  readonly x: number;
  readonly y: number;
  /** One square, or two by two for a boss. */
  readonly size: 1 | 2;
}

/** The first square of a week, and to which side its name has room. */
export interface WeekMark {
  readonly week: number;
  readonly x: number;
  readonly y: number;
  readonly side: 1 | -1;
}

/** The whole way, `width` by `height` squares. */
export interface Way {
  readonly steps: readonly Step[];
  readonly weeks: readonly WeekMark[];
  readonly width: number;
  readonly height: number;
}

interface Stop {
  readonly weekNumber: number;
  readonly isBossBattle: boolean;
}

/** What the squared page is wide, less the flag. */
const widest = 14;

/** Climbs the page by squares, two steps to the side for every week; at the edge of the paper it turns round. */
export const wayUp = (lessons: readonly Stop[]): Way => {
  const steps: Step[] = [];
  const weeks: WeekMark[] = [];
  let [x, y] = [0, 0];
  let side: 1 | -1 = 1;
  let isAside = false;
  for (const { weekNumber, isBossBattle } of lessons) {
    const size = isBossBattle ? 2 : 1;
    if (weeks.at(-1)?.week !== weekNumber) {
      if (side === 1 ? x + 4 > widest : x < 4) side = -side as 1 | -1;
      weeks.push({ week: weekNumber, x, y, side });
      isAside = false;
    }
    // A step covers its square; going left, the bigger one reaches further left.
    const left = side === 1 ? x : x - (size - 1);
    steps.push({ x: left, y: y - (size - 1), size });
    if (isBossBattle) y -= 2;
    else if (isAside) x += side;
    else y -= 1;
    isAside = !isAside && !isBossBattle;
  }
  const top = Math.min(0, ...steps.map((step) => step.y));
  const left = Math.min(0, ...steps.map((step) => step.x));
  const down = <T extends { readonly x: number; readonly y: number }>(each: T): T => ({ ...each, x: each.x - left, y: each.y - top });
  const right = Math.max(0, ...steps.map((step) => step.x + step.size));
  return { steps: steps.map(down), weeks: weeks.map(down), width: right - left, height: 1 - top };
};
