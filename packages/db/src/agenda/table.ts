import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';

/** The secret address under which somebody's agenda can be read as a calendar, by its SHA-256. One of a person at a time. */
export const agendaFeed = pgTable('agenda_feed', {
  personId: uuid('person_id')
    .$type<PersonId>()
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  codeHash: text('code_hash').notNull().unique(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
