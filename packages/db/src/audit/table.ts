import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { bigint, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { at } from '../columns.ts';

/**
 * The trail of privileged acts. Rows are only ever added, by `audit_record`; a trigger refuses anything else. No foreign key to
 * people: the trail outlives them.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: at('at').notNull(),
    actorId: uuid('actor_id').$type<PersonId>(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    /** JSON, as text: the hash is taken over its bytes. */
    detail: text('detail').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_entry_actor').on(t.actorId, t.seq),
    index('audit_entry_subject').on(t.subject, t.seq),
    index('audit_entry_action').on(t.action, t.seq),
    index('audit_entry_at').on(t.at),
  ],
);

/** The end of the chain: one row, whose lock gives the next entry its number and the hash before it. */
export const auditHead = pgTable('audit_head', {
  id: smallint('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
});
