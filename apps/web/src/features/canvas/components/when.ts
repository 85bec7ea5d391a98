const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A stretch of time in hours and minutes, for words. */
export interface Span {
  readonly hours: number;
  readonly minutes: number;
}

/** How long until then, in whole minutes; null once it is there. */
export const spanUntil = (at: string, now: number): Span | null => {
  const minutes = Math.ceil((Date.parse(at) - now) / minuteMs);
  return minutes <= 0 ? null : { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
};

/** How many days a token has left, when that is worth a warning: from 14 days on, again at 3 and at 1. `none` before. */
export type Urgency = 'none' | 'soon' | 'very soon' | 'last day' | 'over';

export const daysLeft = (at: string, now: number): number => Math.ceil((Date.parse(at) - now) / dayMs);

export const urgencyOf = (at: string | null, now: number): Urgency => {
  if (at === null) return 'none';
  const days = daysLeft(at, now);
  if (days > 14) return 'none';
  if (days > 3) return 'soon';
  if (days > 1) return 'very soon';
  return days > 0 ? 'last day' : 'over';
};

/** Whole days between then and now. */
export const daysSince = (at: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(at)) / dayMs));
