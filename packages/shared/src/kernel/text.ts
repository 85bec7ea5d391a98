import { z } from 'zod';

// PostgreSQL stores neither NUL nor lone surrogates; both must be refused as input, never become a 5xx.
const unstorable = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// Invisible direction overrides let a name or message pose as another.
const bidiOverride = /[\u202a-\u202e\u2066-\u2069]/;

// JSON text escapes lone surrogates and control characters, and nothing else of `\u….`; a doubled backslash is no escape.
const unstorableEscape = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Whether PostgreSQL can hold this value as JSON and read it again. */
export const isStorable = (value: unknown): boolean => !unstorableEscape.test(JSON.stringify(value));

/** Text a person wrote: trimmed, `min` to `max` characters (UTF-16 units), storable, without direction overrides. */
export const text = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((s) => !unstorable.test(s), 'contains a character that cannot be stored')
    .refine((s) => !bidiOverride.test(s), 'contains a text direction override');

/** As `text`, on one line: for names and titles. */
export const line = (min: number, max: number) => text(min, max).refine((s) => !/[\u0000-\u001f\u007f]/.test(s), 'must be one line');

/** An instant, ISO 8601 with an offset or `Z`; years 1970 to 9999, as PostgreSQL and every client can hold. */
export const Instant = z.iso.datetime({ offset: true }).refine((s) => {
  const ms = Date.parse(s);
  return ms >= 0 && ms < 253_402_300_800_000;
}, 'must be a date between 1970 and 9999');
