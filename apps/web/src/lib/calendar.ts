/** Weeks of seven days, Monday first, and where today is in them. */
export interface WeekGrid<T> {
  readonly weeks: readonly (readonly T[])[];
  /** For each week the month (1 to 12) that begins in it, or 0. */
  readonly months: readonly number[];
  readonly today: { readonly week: number; readonly day: number };
}

/** Lays days out as weeks. They come in order, named `YYYY-MM-DD`, from a Monday on. */
export const weekGrid = <T extends { readonly date: string }>(days: readonly T[], today: string): WeekGrid<T> => {
  const count = Math.ceil(days.length / 7);
  const weeks = Array.from({ length: count }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const months = weeks.map((week) => Number(week.find(({ date }) => date.endsWith('-01'))?.date.slice(5, 7) ?? 0));
  const place = days.findIndex(({ date }) => date === today);
  return { weeks, months, today: { week: Math.floor(place / 7), day: ((place % 7) + 7) % 7 } };
};
