const dayMs = 86_400_000;

/** How far the clocks of a zone are ahead of UTC at an instant. */
const aheadOf = (at: number, timeZone: string): number => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
};

/** The instant at which a day, `YYYY-MM-DD`, begins in a zone; null for what is no day. A token that ends on it may be gone from then on. */
export const beginOf = (day: string, timeZone: string): string | null => {
  const utc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(utc)) return null;
  const near = utc - aheadOf(utc, timeZone);
  return new Date(utc - aheadOf(near, timeZone)).toISOString();
};

/** The days that a token may be said to end on: from tomorrow on, for ten years. */
export const endDays = (now: number, dayKey: (at: number) => string): { readonly min: string; readonly max: string } => {
  const last = new Date(now);
  last.setUTCFullYear(last.getUTCFullYear() + 10);
  return { min: dayKey(now + dayMs), max: dayKey(last.getTime() - dayMs) };
};
