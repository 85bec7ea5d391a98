/** What happened on a day. */
export interface DayCount {
  readonly held: number;
  readonly ahead: number;
}

/** Weeks of seven days, Monday first; the last week holds `today`. */
export interface WeekGrid {
  readonly weeks: readonly (readonly DayCount[])[];
  /** For each week the month (1 to 12) that begins in it, or 0. */
  readonly months: readonly number[];
  readonly today: { readonly week: number; readonly day: number };
}

const dayMs = 86_400_000;

/** Lays days out as weeks. Days are named `YYYY-MM-DD`, in the reader's zone. */
export const weekGrid = (today: string, count: number, days: ReadonlyMap<string, DayCount>): WeekGrid => {
  const now = Date.parse(`${today}T00:00:00Z`);
  const weekday = (new Date(now).getUTCDay() + 6) % 7;
  const first = now - weekday * dayMs - (count - 1) * 7 * dayMs;
  const keyOf = (week: number, day: number) => new Date(first + (week * 7 + day) * dayMs).toISOString().slice(0, 10);
  const indexes = (length: number) => Array.from({ length }, (_, index) => index);
  const weeks = indexes(count).map((week) => indexes(7).map((day) => days.get(keyOf(week, day)) ?? { held: 0, ahead: 0 }));
  const months = indexes(count).map((week) => {
    const begins = indexes(7).find((day) => keyOf(week, day).endsWith('-01'));
    return begins === undefined ? 0 : Number(keyOf(week, begins).slice(5, 7));
  });
  return { weeks, months, today: { week: count - 1, day: weekday } };
};
