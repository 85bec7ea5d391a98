import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at } from '../columns.ts';
import { roomHead } from '../room/table.ts';

/** A place for talk outside of lessons. Its people, title and log are its room's (`channel:<name>`). */
export const channel = pgTable('channel', {
  name: text('name').primaryKey(),
  roomId: integer('room_id')
    .notNull()
    .unique()
    .references(() => roomHead.roomId),
  ownerId: uuid('owner_id')
    .notNull()
    .references(() => person.id),
  createdAt: at('created_at').notNull().defaultNow(),
});
