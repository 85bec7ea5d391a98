/** A stretch of a video that was seen, in seconds. */
export type Stretch = readonly [from: number, to: number];

/** Between two looks at a playing video; a longer step is a leap, which is not watching. */
const longestStepS = 2;

/** Notes which stretches of a video run by: seeing it counts, leaping over it does not. */
export const watchedStretches = () => {
  let stretches: Stretch[] = [];
  let last: number | null = null;
  return {
    /** The video is at this second, and plays at this speed. */
    see: (time: number, rate: number) => {
      const step = last === null ? 0 : time - last;
      const current = stretches.at(-1);
      if (current && step > 0 && step <= longestStepS * Math.max(1, rate)) stretches[stretches.length - 1] = [current[0], time];
      else if (last === null || step !== 0) stretches.push([time, time]);
      last = time;
    },
    /** It stands still, or is being moved: the next second seen begins a stretch of its own. */
    lift: () => {
      last = null;
    },
    /** What was seen since the last time, in hundredths; afterwards nothing was. */
    take: (): readonly Stretch[] => {
      const round = (second: number) => Math.round(second * 100) / 100;
      const seen = stretches.filter(([from, to]) => to - from > 0.05).map(([from, to]): Stretch => [round(from), round(to)]);
      stretches = last === null ? [] : [[last, last]];
      return seen;
    },
  };
};
