import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { classroomSession } from '../classroom/table.ts';
import { at } from '../columns.ts';

/** What a launch made: one session per lesson of its owner, however often and however parallel it is asked for. */
export const space = pgTable(
  'space',
  {
    sessionId: uuid('session_id')
      .primaryKey()
      .references(() => classroomSession.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => person.id),
    lessonId: text('lesson_id').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [unique('space_lesson').on(t.ownerId, t.lessonId)],
);
