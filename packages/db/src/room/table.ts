import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at } from '../columns.ts';

/** One row per room. Its lock is what orders the room: whoever holds it gives the next number. */
export const roomHead = pgTable(
  'room_head',
  {
    /** A narrow surrogate for `key`: every event's index entry carries it. */
    roomId: integer('room_id').primaryKey().generatedAlwaysAsIdentity(),
    key: text('key').notNull(),
    title: text('title').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    /** Raised when a restore from backup may have taken numbers back: clients then take a whole snapshot. */
    epoch: integer('epoch').notNull().default(1),
    /** Bit 1: ended. Bit 2: open to everyone who is signed in. */
    flags: integer('flags').notNull().default(0),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('room_head_key').on(t.key)],
);

/** Who belongs to a room, as what, and with which rights. */
export const roomMember = pgTable(
  'room_member',
  {
    roomId: integer('room_id')
      .notNull()
      .references(() => roomHead.roomId, { onDelete: 'cascade' }),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    rights: integer('rights').notNull(),
    bannedUntil: at('banned_until'),
    joinedAt: at('joined_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.actorId] }), index('room_member_actor').on(t.actorId)],
);

/** The log. Rows are written by `room_append` alone and never changed. */
export const roomEvent = pgTable(
  'room_event',
  {
    roomId: integer('room_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    actorId: uuid('actor_id').notNull(),
    /** The message that an edit, a deletion, a reaction or a reply is about. */
    target: bigint('target', { mode: 'number' }),
    kind: text('kind').notNull(),
    at: at('at').notNull(),
    cid: text('cid'),
    /** JSON, exactly as it goes out: encoded once, compared as text when a command is repeated. */
    data: text('data').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.seq] }),
    uniqueIndex('room_event_cid').on(t.roomId, t.actorId, t.cid),
    index('room_event_hand').on(t.roomId, t.actorId, t.seq).where(sql`${t.kind} in ('hand.raised', 'hand.lowered')`),
    index('room_event_target').on(t.roomId, t.target).where(sql`${t.target} is not null`),
  ],
);

/** Which node holds open sockets of whom: a person is present while any row is left. */
export const roomPresence = pgTable(
  'room_presence',
  {
    roomId: integer('room_id').notNull(),
    actorId: uuid('actor_id').notNull(),
    nodeId: uuid('node_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.actorId, t.nodeId] }), index('room_presence_node').on(t.nodeId)],
);

/** The state lane, written behind: the latest value per person and kind. `version` is in microseconds since 1970. */
export const roomState = pgTable(
  'room_state',
  {
    roomId: integer('room_id').notNull(),
    kind: text('kind').notNull(),
    actorId: uuid('actor_id').notNull(),
    version: bigint('version', { mode: 'number' }).notNull(),
    data: text('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.kind, t.actorId] })],
);

/** How far each person has read; it only moves forward. */
export const roomRead = pgTable(
  'room_read',
  {
    roomId: integer('room_id').notNull(),
    actorId: uuid('actor_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.actorId] })],
);

/** A realtime process that is alive says so here every few seconds; its presence rows are worth what its lease is. */
export const nodeLease = pgTable('node_lease', {
  nodeId: uuid('node_id').primaryKey(),
  seenAt: at('seen_at').notNull().defaultNow(),
});
