import type { Locale } from '../account/contract.ts';
import type { CanvasId, ConnectionId, SessionId } from '../kernel/ids.ts';

const dayMs = 86_400_000;

/** A calendar holds so much at most; what is nearest to now stays. */
export const mostEntries = 2000;

/** How long a class takes of which nobody said so. */
const usualClassMs = 3_600_000;

/** Longer than any title that is meant to be read. */
const longestText = 1000;

/** What a calendar is called. */
export const calendarName: { readonly [L in Locale]: string } = { en: 'Lyceum: my agenda', uk: 'Lyceum: мій розклад' };

/** The classes that are told: from a month back to a year ahead. */
export const classSpan = (now: number): { readonly from: number; readonly to: number } => ({
  from: now - 30 * dayMs,
  to: now + 365 * dayMs,
});

interface ClassRow {
  readonly kind: 'class';
  readonly id: SessionId;
  readonly title: string;
  /** Of a class without a planned start: when it was opened. */
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly endedAt: number | null;
}
interface AssignmentRow {
  readonly kind: 'assignment';
  readonly connectionId: ConnectionId;
  readonly id: CanvasId;
  readonly title: string;
  readonly courseName: string;
  readonly startsAt: number;
  /** Handed in or graded. */
  readonly isDone: boolean;
  readonly url: string | null;
}
interface EventRow {
  readonly kind: 'event';
  readonly connectionId: ConnectionId;
  readonly id: CanvasId;
  readonly title: string;
  /** Null: of the person's own calendar. */
  readonly courseName: string | null;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly isAllDay: boolean;
  readonly location: string | null;
  readonly url: string | null;
}

/** Something of an agenda as it is stored. `startsAt` is when an assignment is due; all times in milliseconds. */
export type AgendaRow = ClassRow | AssignmentRow | EventRow;

/** Instants in milliseconds, or whole days, `YYYY-MM-DD`, up to and without the second. */
export type Span =
  | { readonly is: 'instants'; readonly from: number; readonly to: number }
  | { readonly is: 'days'; readonly from: string; readonly to: string };

/** Something as it stands in a calendar. */
export interface Entry {
  /** The same for ever, and nobody else's: by it programs know an entry again. */
  readonly uid: string;
  readonly span: Span;
  readonly summary: string;
  readonly location: string | null;
  readonly url: string | null;
  readonly isCancelled: boolean;
  /** Whether one has no time for anything else meanwhile. */
  readonly isBusy: boolean;
}

/** Whose calendar it is, and where. */
export interface Setting {
  /** An IANA time zone: a day without times begins in it. */
  readonly zone: string;
  /** Of this school, without a trailing slash. */
  readonly publicUrl: string;
}

// Line breaks stay, and are escaped where they are written. Anything else that a parser might take for one, or that turns the direction
// of what follows, is none of a title's business.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** A text as a calendar may hold it. */
const plain = (text: string): string => {
  const clean = text.replace(unprintable, ' ').trim();
  if (clean.length <= longestText) return clean;
  const characters = Array.from(clean);
  return characters.length <= longestText ? clean : `${characters.slice(0, longestText).join('')}…`;
};

/** An address that may be opened, spelled so that calendars need not escape it; null for any other. */
const webAddress = (url: string | null): string | null => {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href.replace(/[,;\\]/g, (sign) => encodeURIComponent(sign));
};

const named = (title: string, courseName: string | null): string => plain(courseName === null ? title : `${title} (${courseName})`);

/** The date of an instant in a zone. Making this takes a hundred times as long as using it. */
const datesIn = (zone: string): ((at: number) => string) => {
  // The Swedish write dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => format.format(at);
};

const daysOf = ({ startsAt, endsAt }: EventRow, dateOf: (at: number) => string): Span => {
  // What ends at midnight has nothing of the day that begins then.
  const last = Date.parse(dateOf(Math.max(startsAt, (endsAt ?? startsAt) - 1)));
  return { is: 'days', from: dateOf(startsAt), to: new Date(last + dayMs).toISOString().slice(0, 10) };
};

const ofClass = ({ title, startsAt, endsAt, endedAt }: ClassRow, page: string): Omit<Entry, 'uid'> => ({
  span: { is: 'instants', from: startsAt, to: endsAt !== null && endsAt > startsAt ? endsAt : startsAt + usualClassMs },
  summary: plain(title),
  location: page,
  url: page,
  isCancelled: endedAt !== null && endedAt < startsAt,
  isBusy: true,
});

const ofAssignment = ({ title, courseName, startsAt, isDone, url }: AssignmentRow): Omit<Entry, 'uid'> => ({
  span: { is: 'instants', from: startsAt, to: startsAt },
  summary: `${isDone ? '✓ ' : ''}${named(title, courseName)}`,
  location: null,
  url: webAddress(url),
  isCancelled: false,
  isBusy: false,
});

const ofEvent = (row: EventRow, dateOf: (at: number) => string): Omit<Entry, 'uid'> => ({
  span: row.isAllDay ? daysOf(row, dateOf) : { is: 'instants', from: row.startsAt, to: Math.max(row.startsAt, row.endsAt ?? 0) },
  summary: named(row.title, row.courseName),
  location: (row.location && plain(row.location)) || null,
  url: webAddress(row.url),
  isCancelled: false,
  isBusy: !row.isAllDay,
});

/** How an agenda stands in a calendar, in the same order. */
export const entriesOf = (rows: readonly AgendaRow[], { zone, publicUrl }: Setting): Entry[] => {
  const { hostname } = new URL(publicUrl);
  const dateOf = datesIn(zone);
  return rows.map((row) => {
    if (row.kind === 'class') return { uid: `class-${row.id}@${hostname}`, ...ofClass(row, `${publicUrl}/class/${row.id}`) };
    const canvas = `canvas-${row.connectionId}`;
    if (row.kind === 'assignment') return { uid: `${canvas}-${row.id}@${hostname}`, ...ofAssignment(row) };
    return { uid: `${canvas}-event-${row.id}@${hostname}`, ...ofEvent(row, dateOf) };
  });
};

const widest = 75;
const bytesOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
};

/** A line of a calendar as it is sent: of 75 bytes at most, the rest on lines that begin with a space; no character is cut in two. */
export const folded = (line: string): string => {
  // No character has more than three bytes for each of its UTF-16 units.
  if (line.length * 3 <= widest) return line;
  let [text, width] = ['', 0];
  for (const character of line) {
    const bytes = bytesOf(character);
    if (width + bytes > widest) [text, width] = [`${text}\r\n `, 1];
    text += character;
    width += bytes;
  }
  return text;
};
