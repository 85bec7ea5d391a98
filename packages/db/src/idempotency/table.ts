import { customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from '../columns.ts';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** An answer kept for whoever repeats a request under the same `Idempotency-Key`. */
export const idempotency = pgTable(
  'idempotency',
  {
    /** Whose key it is: a person, a service key, or the address of a guest. */
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    /** A keyed hash of method, address and body. */
    bodyHash: text('body_hash').notNull(),
    /** Null while the first request is still running. */
    status: integer('status'),
    /** Encrypted: some answers hold tokens. */
    answer: bytea('answer'),
    /** A first request that has not answered by then was lost with its process. */
    lockedUntil: at('locked_until').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.key] }), index('idempotency_expires').on(t.expiresAt)],
);
