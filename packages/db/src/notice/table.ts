import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at, partOf } from '../columns.ts';

/** A mail that was or is being sent. Its id is the outbox row's and names the message, so that a second copy is known as one. */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey(),
    /** What the mail is about: asked for twice, it is sent once. */
    dedupeKey: text('dedupe_key').notNull().unique(),
    personId: partOf('person_id', () => person.id).notNull(),
    state: text('state').$type<'sending' | 'sent'>().notNull(),
    /** Until then the one who is sending it has it to itself; afterwards it is taken for lost. */
    heldUntil: at('held_until').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    sentAt: at('sent_at'),
  },
  (t) => [index('mail_person').on(t.personId), check('mail_state', sql`${t.state} in ('sending', 'sent')`)],
);
