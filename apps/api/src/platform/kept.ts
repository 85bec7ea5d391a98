import type { z } from 'zod';

/** An answer that is given again and again, as it was checked and as it was written. */
interface Kept {
  checked: object | null;
  written: Buffer | null;
}

const kept = new WeakMap<object, Kept>();

/**
 * Says of an answer that it will be given again, by this very object, and never changed: it is then checked, renamed and written
 * once and not for every caller. Only for what is the same for all who get it.
 */
export const keep = <T extends object>(answer: T): T => {
  if (!kept.has(answer)) kept.set(answer, { checked: null, written: null });
  return answer;
};

const keptOf = (answer: unknown): Kept | undefined => (typeof answer === 'object' && answer !== null ? kept.get(answer) : undefined);

/** An answer as its schema has it. */
export const checkOnce = (schema: z.ZodType, answer: unknown): unknown => {
  const known = keptOf(answer);
  if (!known) return schema.parse(answer);
  if (known.checked === null) {
    known.checked = schema.parse(answer) as object;
    // What was checked stands for the answer from here on.
    kept.set(known.checked, known);
  }
  return known.checked;
};

/** The bytes of an answer that is kept, or null for one that is not. */
export const writeOnce = (answer: unknown, rename: (answer: unknown) => unknown): Buffer | null => {
  const known = keptOf(answer);
  if (!known) return null;
  known.written ??= Buffer.from(JSON.stringify(rename(answer)));
  return known.written;
};
