import type { TimedKey } from '@lyceum/db/canvas/reader/slice.ts';
import type { CourseKey } from '@lyceum/db/canvas/reader/study.ts';
import { invalid } from './invalid.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const canvasId = '(?:\\d{1,18}~)?\\d{1,18}';
const timed = new RegExp(`^(-?\\d{1,16}|never)_(${uuid})_(${canvasId})$`);
const named = new RegExp(`^(${uuid})_(${canvasId})_([^\\u0000]{0,64})$`, 's');

const wrap = (text: string): string => Buffer.from(text).toString('base64url');
const parts = (cursor: string, shape: RegExp): string[] => {
  const found = shape.exec(Buffer.from(cursor, 'base64url').toString());
  if (!found) throw invalid('cursor', 'take it from the page before');
  return found.slice(1);
};

/** Cursors of lists in the order of a time. */
export const timedCursor = {
  write: ({ ms, connectionId, id }: TimedKey): string => wrap(`${ms ?? 'never'}_${connectionId}_${id}`),
  read: (cursor: string | undefined): TimedKey | undefined => {
    if (cursor === undefined) return undefined;
    const [ms = '', connectionId = '', id = ''] = parts(cursor, timed);
    return { ms: ms === 'never' ? null : Number(ms), connectionId, id };
  },
};

/** Cursors of lists in the order of a name. */
export const namedCursor = {
  write: ({ name, connectionId, id }: CourseKey): string => wrap(`${connectionId}_${id}_${name}`),
  read: (cursor: string | undefined): CourseKey | undefined => {
    if (cursor === undefined) return undefined;
    const [connectionId = '', id = '', name = ''] = parts(cursor, named);
    return { name, connectionId, id };
  },
};

/** How many rows a page asks for: one more than it shows, by which it knows whether there is another. */
export const oneMore = (limit: number): number => limit + 1;

/** A page of rows with their places; where there is one more, it says where the next goes on. */
export const pageFrom = <T, K>(
  rows: readonly { readonly item: T; readonly key: K }[],
  limit: number,
  write: (key: K) => string,
): { items: T[]; nextCursor: string | null } => {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(({ item }) => item), nextCursor: last ? write(last.key) : null };
};
