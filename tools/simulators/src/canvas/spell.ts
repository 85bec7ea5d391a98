import type { Id } from './world.ts';

const mark = '\u0001id:';

/** An id inside of an answer. It is written as a number of any length, or as text for who asked for `canvas-string-ids`. */
export const id = (value: Id): string => mark + value;

/** A time as Canvas writes it: UTC, without fractions. */
export const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z'));

/** An answer as JSON text. JSON.stringify alone would round ids. */
export const spell = (value: unknown, asStrings: boolean): string =>
  JSON.stringify(value).replace(/"\\u0001id:(-?\d+)"/g, asStrings ? '"$1"' : '$1');
