import { stroke } from '../lib/ink.ts';

/** A day on squares: `none` stays empty, `some`, `full` and `long` are filled lighter or harder, `frozen` is a dot. */
export type DayMark = 'none' | 'some' | 'full' | 'long' | 'frozen';

const size = 24;

const inkOf = (mark: DayMark, x: number, y: number): string => {
  const seed = 977 + x * 31 + y * 7 + 1;
  const at = { x: x * size, y: y * size, size };
  if (mark === 'some') return stroke({ ...at, turns: 5 }, seed);
  if (mark === 'full') return stroke({ ...at, turns: 9 }, seed);
  if (mark === 'long') return stroke({ ...at, turns: 13 }, seed) + stroke({ ...at, turns: 6 }, seed + 5);
  return '';
};

/** What the calendar shows: weeks of seven days, Monday first, and where today is. */
export interface InkCalendarProps {
  readonly weeks: readonly (readonly DayMark[])[];
  readonly today: { readonly week: number; readonly day: number };
  readonly label: string;
}

/** Weeks as columns of squares, filled by pen. */
export const InkCalendar = ({ weeks, today, label }: InkCalendarProps) => {
  const width = weeks.length * size;
  const height = 7 * size;
  const path = weeks.map((week, x) => week.map((mark, y) => inkOf(mark, x, y)).join('')).join('');
  const dots = weeks
    .map((week, x) => week.map((mark, y) => (mark === 'frozen' ? `M${x * size + size / 2} ${y * size + size / 2}h0` : '')).join(''))
    .join('');
  return (
    <svg className="ink-svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className="ink" d={path} />
      <path d={dots} stroke="var(--pen)" strokeWidth="6.4" strokeLinecap="round" />
      <rect
        x={today.week * size + 1}
        y={today.day * size + 1}
        width={size - 2}
        height={size - 2}
        fill="none"
        stroke="var(--pen)"
        strokeWidth="2"
      />
    </svg>
  );
};
