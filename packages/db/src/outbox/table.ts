import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at } from '../columns.ts';

/** Work that a committed transaction asked for. A row is done when its effect is committed, and only then. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** The job's own key: asking twice for the same work is asking once. */
    key: text('key').notNull(),
    payload: jsonb('payload').notNull(),
    attempts: integer('attempts').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    /** When it was last handed to the queue; null until then. */
    dispatchedAt: at('dispatched_at'),
    doneAt: at('done_at'),
    /** Set when every attempt failed; the reason of the last one. */
    deadReason: text('dead_reason'),
  },
  (t) => [
    uniqueIndex('outbox_key').on(t.name, t.key),
    index('outbox_open').on(t.dispatchedAt).where(sql`${t.doneAt} is null and ${t.deadReason} is null`),
  ],
);
