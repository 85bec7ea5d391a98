/** When something in a calendar is. */
export interface Spanned {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly isAllDay: boolean;
}

/** The day of an instant, `YYYY-MM-DD`, in the zone of whoever is looking. */
type DayKey = (at: string | number) => string;

/** The first and the last day of something in a calendar: what ends at midnight is not on the day that begins then. Null without a date. */
export const daysOf = ({ startsAt, endsAt }: Spanned, dayKey: DayKey): { readonly first: string; readonly last: string } | null => {
  if (startsAt === null) return null;
  const [start, end] = [Date.parse(startsAt), endsAt === null ? 0 : Date.parse(endsAt)];
  return { first: dayKey(start), last: dayKey(end > start ? end - 1 : start) };
};

/** Whether something is on, on the day of this moment. */
export const isOnDay = (event: Spanned, at: number, dayKey: DayKey): boolean => {
  const days = daysOf(event, dayKey);
  return days !== null && days.first <= dayKey(at) && dayKey(at) <= days.last;
};

/** Whether something is over: whole days last to their end, and what has no end is over once it began. */
export const isOver = (event: Spanned, now: number, dayKey: DayKey): boolean => {
  const days = daysOf(event, dayKey);
  if (days === null || event.startsAt === null) return true;
  if (event.isAllDay) return days.last < dayKey(now);
  return Math.max(Date.parse(event.startsAt), event.endsAt === null ? 0 : Date.parse(event.endsAt)) <= now;
};
