import { z } from 'zod';

/** How lists are asked for: at most `limit` items after `cursor`, which is opaque and taken from the page before. */
export const PageQuery = z.object({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type PageQuery = z.output<typeof PageQuery>;

/** One page of a list. `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
