import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** A mail that was or is being sent. Its id is the outbox row's and names the message, so that a second copy is known as one. */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey(),
    /** What the mail is about: asked for twice, it is sent once. */
    dedupeKey: text('dedupe_key').notNull().unique(),
    personId: uuid('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    state: text('state').$type<'sending' | 'sent'>().notNull(),
    /** Until then the one who is sending it has it to itself; afterwards it is taken for lost. */
    heldUntil: at('held_until').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    sentAt: at('sent_at'),
  },
  (t) => [index('mail_person').on(t.personId), check('mail_state', sql`${t.state} in ('sending', 'sent')`)],
);
