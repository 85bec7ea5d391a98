import { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import { isStorable } from '@lyceum/shared/kernel/text.ts';
import { z } from 'zod';

/** Text is asked for; a number that fits exactly is taken, one that was rounded is not. */
export const Id = z.union([
  CanvasId,
  z
    .int()
    .nonnegative()
    .transform((n) => CanvasId.parse(String(n))),
]);
export const Words = z
  .string()
  .transform((text) => text.slice(0, 1000))
  .refine(isStorable);
export const Score = z.number().nullish().catch(null);
export const Time = z.iso.datetime({ offset: true }).nullish().catch(null);
export const Text = Words.nullish().catch(null);
export const Flag = z.boolean().nullish().catch(null);

/** A time as it is stored. */
export const iso = (time: string | null | undefined): string | null => (time ? new Date(time).toISOString() : null);

/** What could be read, and how many could not: a list with such is not whole. */
export interface Parsed<T> {
  readonly rows: readonly T[];
  readonly bad: number;
}

/** Reads each item by itself: one that cannot be understood spoils no other. `make` answers null for what is none of ours. */
export const each = <S extends z.ZodType, T>(
  schema: S,
  items: readonly unknown[],
  make: (value: z.output<S>) => T | null | 'bad',
): Parsed<T> => {
  const rows: T[] = [];
  let bad = 0;
  for (const item of items) {
    const parsed = schema.safeParse(item);
    const made = parsed.success ? make(parsed.data) : 'bad';
    if (made === 'bad') bad += 1;
    else if (made !== null) rows.push(made as T);
  }
  return { rows, bad };
};

/** The same thing on two pages, as happens when a list grows meanwhile, is one thing; the later word counts. */
export const byId = <T extends { readonly id: string }>({ rows, bad }: Parsed<T>): Parsed<T> => ({
  rows: [...new Map(rows.map((row) => [row.id, row])).values()],
  bad,
});
