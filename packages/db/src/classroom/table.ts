import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at } from '../columns.ts';
import { roomHead } from '../room/table.ts';

/** A live lesson. Its people, title and log are its room's (`classroom:<id>`). */
export const classroomSession = pgTable(
  'classroom_session',
  {
    id: uuid('id').primaryKey(),
    roomId: integer('room_id')
      .notNull()
      .unique()
      .references(() => roomHead.roomId),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => person.id),
    startsAt: at('starts_at'),
    endsAt: at('ends_at'),
    endedAt: at('ended_at'),
    bookingId: uuid('booking_id'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('classroom_session_owner').on(t.ownerId),
    check('classroom_session_times', sql`${t.startsAt} is null or ${t.endsAt} is null or ${t.startsAt} < ${t.endsAt}`),
  ],
);
