import { Refusal } from '@lyceum/shared/kernel/refusal.ts';

/** What is said to a cursor that no page has given. */
export const strangeCursor = (): Refusal =>
  new Refusal('invalid', { issues: [{ path: 'cursor', message: 'take it from the page before' }] });

/** Wraps what names the last row of a page into a cursor. */
export const packCursor = (...parts: readonly string[]): string => Buffer.from(parts.join('_')).toString('base64url');

/** The groups of a shape in what a cursor wraps. */
export const unpackCursor = (cursor: string, shape: RegExp): string[] => {
  const found = shape.exec(Buffer.from(cursor, 'base64url').toString());
  if (!found) throw strangeCursor();
  return found.slice(1);
};

/** A row's place in a list that is in the order of a time; the id tells those of one millisecond apart. */
export interface TimePlace {
  readonly at: string;
  readonly id: string;
}

/** How a place stands within a cursor: two groups of a regular expression, to be checked by `timePlace`. */
export const timeShape = '(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';

/** The place that the two groups name. */
export const timePlace = ([at = '', id = '']: readonly string[]): TimePlace => {
  if (Number.isNaN(Date.parse(at))) throw strangeCursor();
  return { at, id };
};

const timeOnly = new RegExp(`^${timeShape}$`);

/** Cursors of lists in the order of a time. */
export const timeCursor = {
  write: ({ at, id }: TimePlace): string => packCursor(at, id),
  read: (cursor: string): TimePlace => timePlace(unpackCursor(cursor, timeOnly)),
};
