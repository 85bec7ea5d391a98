import type { PersonId, StoredId } from '@lyceum/shared/kernel/ids.ts';
import type { Folder } from '@lyceum/shared/storage/contract.ts';
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at, partOf } from '../columns.ts';
import { lesson } from '../course/table.ts';

const lessonId = () => partOf('lesson_id', () => lesson.id);

/** A file somebody put into the storage, or was given an address to put it to. */
export const storedObject = pgTable(
  'stored_object',
  {
    id: uuid('id').$type<StoredId>().primaryKey(),
    personId: uuid('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id),
    folder: text('folder').$type<Folder>().notNull(),
    /** Where it lies once it was looked into; until then it lies apart, under its id. */
    key: text('key').notNull().unique(),
    name: text('name').notNull(),
    /** What it was said to be, then what it is. */
    type: text('type').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    status: text('status').$type<'pending' | 'ready'>().notNull().default('pending'),
    width: integer('width'),
    height: integer('height'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    check('stored_object_status', sql`${t.status} in ('pending', 'ready')`),
    index('stored_object_person').on(t.personId),
    index('stored_object_age').on(t.createdAt),
  ],
);

/** A file that hangs on a lesson for whoever studies it. */
export const lessonFile = pgTable(
  'lesson_file',
  {
    lessonId: lessonId().notNull(),
    storedId: uuid('stored_id')
      .$type<StoredId>()
      .notNull()
      .references(() => storedObject.id),
    name: text('name').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.lessonId, t.storedId] }), index('lesson_file_stored').on(t.storedId)],
);

/** A lesson's video that lies in our own storage. */
export const lessonVideo = pgTable(
  'lesson_video',
  {
    lessonId: lessonId().primaryKey(),
    storedId: uuid('stored_id')
      .$type<StoredId>()
      .notNull()
      .references(() => storedObject.id),
  },
  (t) => [index('lesson_video_stored').on(t.storedId)],
);
