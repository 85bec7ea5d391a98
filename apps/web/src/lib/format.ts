import { useMemo } from 'react';
import { usePreferences } from './preferences.ts';

/** Times and dates in one language and one zone. */
export interface Formats {
  readonly locale: 'en' | 'uk';
  /** `18:00` */
  time(at: string | number): string;
  /** `24.11` */
  dayMonth(at: string | number): string;
  /** `Tue` */
  weekday(at: string | number): string;
  /** `24 November` */
  longDay(at: string | number): string;
  /** `Tue, 24 November, 18:00` */
  full(at: string | number): string;
  /** `Mon 30 November`, with the time when it is not midnight. */
  dayAndTime(at: string | number): string;
  /** `2026-11-24` in the zone: equal for instants of one day. */
  dayKey(at: string | number): string;
  /** `1:04:07` or `24:12` */
  clock(ms: number): string;
  /** `1 200`, as the language groups digits. */
  number(value: number): string;
}

const two = (value: number): string => String(value).padStart(2, '0');

const clock = (ms: number): string => {
  const s = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(s / 3600);
  const rest = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};

/** Makes the formats of a language and a zone. Hours run to 24 and weeks begin on Monday in both languages. */
const formatsOf = (locale: 'en' | 'uk', timeZone: string): Formats => {
  const tag = locale === 'uk' ? 'uk-UA' : 'en-GB';
  const make = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone, ...options });
    return (at: string | number) => format.format(new Date(at));
  };
  const key = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const time = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = make({ weekday: 'short' });
  const longDay = make({ day: 'numeric', month: 'long' });
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit' });
  const number = new Intl.NumberFormat(tag);
  return {
    locale,
    number: (value) => number.format(value),
    time,
    weekday,
    longDay,
    dayMonth: (at) => {
      const found = Object.fromEntries(parts.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
      return `${found.day}.${found.month}`;
    },
    dayAndTime: (at) => {
      const hour = time(at);
      return `${weekday(at)} ${longDay(at)}${hour === '00:00' ? '' : `, ${hour}`}`;
    },
    full: (at) => `${weekday(at)}, ${longDay(at)}, ${time(at)}`,
    dayKey: (at) => key.format(new Date(at)),
    clock,
  };
};

/** The formats of whoever is looking. */
export const useFormats = (): Formats => {
  const { locale, timeZone } = usePreferences();
  return useMemo(() => formatsOf(locale, timeZone), [locale, timeZone]);
};
