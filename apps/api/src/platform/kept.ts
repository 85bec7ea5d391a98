import { ZodArray, type z } from 'zod';

/** An answer that is given again and again, as it was checked and as it was written. */
interface Kept {
  checked: object | null;
  written: string | null;
}

const kept = new WeakMap<object, Kept>();
const lists = new WeakSet<object>();

/**
 * Says of an answer that it will be given again, by this very object, and never changed: it is then checked, renamed and written
 * once and not for every caller. Only for what is the same for all who get it.
 */
export const keep = <T extends object>(answer: T): T => {
  if (!kept.has(answer)) kept.set(answer, { checked: null, written: null });
  return answer;
};

/** As `keep`, for a list that is new each time and whose items are kept. */
export const keepEach = <T extends object>(list: T[]): T[] => {
  for (const item of list) keep(item);
  lists.add(list);
  return list;
};

const isList = (answer: unknown): answer is unknown[] => Array.isArray(answer) && lists.has(answer);

const keptOf = (answer: unknown): Kept | undefined => (typeof answer === 'object' && answer !== null ? kept.get(answer) : undefined);

/** An answer as its schema has it. */
export const checkOnce = (schema: z.ZodType, answer: unknown): unknown => {
  if (schema instanceof ZodArray && isList(answer)) {
    const item = schema.element as z.ZodType;
    const checked = answer.map((each) => checkOnce(item, each));
    lists.add(checked);
    return checked;
  }
  const known = keptOf(answer);
  if (!known) return schema.parse(answer);
  if (known.checked === null) {
    known.checked = schema.parse(answer) as object;
    // What was checked stands for the answer from here on.
    kept.set(known.checked, known);
  }
  return known.checked;
};

/** The text of an answer that is kept, or null for one that is not. */
export const writeOnce = (answer: unknown, rename: (answer: unknown) => unknown): string | null => {
  // An item is written as a list of one, whose brackets are taken off.
  if (isList(answer)) return `[${answer.map((item) => writeOnce(item, () => rename([item]))?.slice(1, -1)).join()}]`;
  const known = keptOf(answer);
  if (!known) return null;
  known.written ??= JSON.stringify(rename(answer));
  return known.written;
};
