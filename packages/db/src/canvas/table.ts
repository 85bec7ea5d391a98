import type { ChangeKind } from '@lyceum/shared/canvas/contract/change.ts';
import type { ModuleItem, ModuleState } from '@lyceum/shared/canvas/contract/extras.ts';
import type { ConnectionKind, ConnectionState, Resource, Sync, SyncState } from '@lyceum/shared/canvas/contract.ts';
import type { CanvasId, ChangeId, ConnectionId, PersonId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });
const connectionId = () =>
  uuid('connection_id')
    .$type<ConnectionId>()
    .notNull()
    .references(() => canvasConnection.id, { onDelete: 'cascade' });

/** A person's way into their Canvas. Removing it takes everything that was read through it. */
export const canvasConnection = pgTable(
  'canvas_connection',
  {
    id: uuid('id').$type<ConnectionId>().primaryKey(),
    personId: uuid('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<ConnectionKind>().notNull(),
    canvasUrl: text('canvas_url').notNull(),
    canvasName: text('canvas_name').notNull(),
    canvasUserId: text('canvas_user_id').$type<CanvasId>(),
    canvasUserName: text('canvas_user_name'),
    state: text('state').$type<ConnectionState>().notNull().default('ok'),
    /** Sealed, and bound to this row: the token, the pair of OAuth2, or the address of the feed. */
    secret: text('secret').notNull(),
    tokenHint: text('token_hint'),
    tokenExpiresAt: at('token_expires_at'),
    /** The planner as it was read last. */
    plannerEtag: text('planner_etag'),
    /** When every course was listed last. */
    fullAt: at('full_at'),
    /** When announcements, events and modules were read last: not with the first look, which is to be short. */
    extrasAt: at('extras_at'),
    /** How many days before its end somebody was told last that the token will end. */
    warnedDays: integer('warned_days'),
    lastSyncedAt: at('last_synced_at'),
    nextSyncAt: at('next_sync_at').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('canvas_connection_once').on(t.personId, t.canvasUrl, t.canvasUserId),
    // Of a feed, and of a token that may read nothing, nobody knows whose it is.
    uniqueIndex('canvas_connection_unknown').on(t.personId, t.canvasUrl, t.kind).where(sql`${t.canvasUserId} is null`),
    index('canvas_connection_due').on(t.nextSyncAt),
    check('canvas_connection_state', sql`${t.state} in ('ok', 'reconnect', 'forbidden', 'unreachable')`),
  ],
);

/** A course of somebody's Canvas. */
export const canvasCourse = pgTable(
  'canvas_course',
  {
    connectionId: connectionId(),
    id: text('id').$type<CanvasId>().notNull(),
    name: text('name').notNull(),
    code: text('code').notNull(),
    term: text('term'),
    isRestricted: boolean('is_restricted').notNull(),
    currentScore: doublePrecision('current_score'),
    currentGrade: text('current_grade'),
    finalScore: doublePrecision('final_score'),
    finalGrade: text('final_grade'),
    url: text('url'),
    /** When it was listed whole last; null before the first time. */
    listedAt: at('listed_at'),
    syncedAt: at('synced_at').notNull(),
    /** When its announcements and events were read last; null before the first time. */
    extrasAt: at('extras_at'),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.id] })],
);

/** An assignment and the person's own work on it. */
export const canvasAssignment = pgTable(
  'canvas_assignment',
  {
    connectionId: uuid('connection_id').$type<ConnectionId>().notNull(),
    courseId: text('course_id').$type<CanvasId>().notNull(),
    id: text('id').$type<CanvasId>().notNull(),
    name: text('name').notNull(),
    dueAt: at('due_at'),
    unlockAt: at('unlock_at'),
    lockAt: at('lock_at'),
    pointsPossible: doublePrecision('points_possible'),
    submissionTypes: text('submission_types').array().notNull(),
    url: text('url'),
    /** Canvas's own word: unsubmitted, submitted, graded, pending_review. */
    work: text('work').notNull(),
    score: doublePrecision('score'),
    grade: text('grade'),
    submittedAt: at('submitted_at'),
    gradedAt: at('graded_at'),
    isLate: boolean('is_late').notNull(),
    isMissing: boolean('is_missing').notNull(),
    isExcused: boolean('is_excused').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.id] }),
    foreignKey({ columns: [t.connectionId, t.courseId], foreignColumns: [canvasCourse.connectionId, canvasCourse.id] }).onDelete('cascade'),
    index('canvas_assignment_course').on(t.connectionId, t.courseId),
    index('canvas_assignment_due').on(t.connectionId, t.dueAt),
  ],
);

/** What a teacher told a course. */
export const canvasAnnouncement = pgTable(
  'canvas_announcement',
  {
    connectionId: uuid('connection_id').$type<ConnectionId>().notNull(),
    courseId: text('course_id').$type<CanvasId>().notNull(),
    id: text('id').$type<CanvasId>().notNull(),
    title: text('title').notNull(),
    /** As plain text. */
    message: text('message').notNull(),
    author: text('author'),
    postedAt: at('posted_at'),
    url: text('url'),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.id] }),
    foreignKey({ columns: [t.connectionId, t.courseId], foreignColumns: [canvasCourse.connectionId, canvasCourse.id] }).onDelete('cascade'),
    index('canvas_announcement_course').on(t.connectionId, t.courseId),
  ],
);

/** Something in a course's calendar, or in the person's own, that is no assignment. */
export const canvasEvent = pgTable(
  'canvas_event',
  {
    connectionId: connectionId(),
    /** Null: in the person's own calendar. */
    courseId: text('course_id').$type<CanvasId>(),
    id: text('id').$type<CanvasId>().notNull(),
    title: text('title').notNull(),
    startsAt: at('starts_at'),
    endsAt: at('ends_at'),
    isAllDay: boolean('is_all_day').notNull(),
    location: text('location'),
    url: text('url'),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.id] }),
    foreignKey({ columns: [t.connectionId, t.courseId], foreignColumns: [canvasCourse.connectionId, canvasCourse.id] }).onDelete('cascade'),
    index('canvas_event_course').on(t.connectionId, t.courseId),
    index('canvas_event_start').on(t.connectionId, t.startsAt),
  ],
);

/** A module of a course, and how far the person is in it. */
export const canvasModule = pgTable(
  'canvas_module',
  {
    connectionId: uuid('connection_id').$type<ConnectionId>().notNull(),
    courseId: text('course_id').$type<CanvasId>().notNull(),
    id: text('id').$type<CanvasId>().notNull(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    state: text('state').$type<ModuleState>().notNull(),
    unlockAt: at('unlock_at'),
    items: jsonb('items').$type<ModuleItem[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.id] }),
    foreignKey({ columns: [t.connectionId, t.courseId], foreignColumns: [canvasCourse.connectionId, canvasCourse.id] }).onDelete('cascade'),
    index('canvas_module_course').on(t.connectionId, t.courseId),
  ],
);

/** What became different, with its names as they were: what a change is about may be gone. */
export const canvasChange = pgTable(
  'canvas_change',
  {
    id: bigint('id', { mode: 'number' }).$type<ChangeId>().primaryKey().generatedAlwaysAsIdentity(),
    connectionId: connectionId(),
    at: at('at').notNull(),
    kind: text('kind').$type<ChangeKind>().notNull(),
    courseId: text('course_id').$type<CanvasId>().notNull(),
    courseName: text('course_name').notNull(),
    assignmentId: text('assignment_id').$type<CanvasId>(),
    assignmentName: text('assignment_name'),
    /** Of an announcement or an event. */
    title: text('title'),
    old: text('old'),
    new: text('new'),
  },
  (t) => [index('canvas_change_connection').on(t.connectionId, t.id)],
);

/** Up to which change somebody has looked. */
export const canvasSeen = pgTable('canvas_seen', {
  personId: uuid('person_id')
    .$type<PersonId>()
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  upTo: bigint('up_to', { mode: 'number' }).$type<ChangeId>().notNull(),
});

/** A run. While one is queued or runs there can be no second one of its connection, however many workers ask for it. */
export const canvasSync = pgTable(
  'canvas_sync',
  {
    id: uuid('id').$type<SyncId>().primaryKey(),
    connectionId: connectionId(),
    trigger: text('trigger').$type<Sync['trigger']>().notNull(),
    state: text('state').$type<SyncState>().notNull().default('queued'),
    isFull: boolean('is_full').notNull().default(true),
    createdAt: at('created_at').notNull().defaultNow(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
    /** Renewed while a worker is at it: one that is silent has died, and another goes on. */
    heldUntil: at('held_until'),
    cancelAskedAt: at('cancel_asked_at'),
    requests: integer('requests').notNull().default(0),
    changes: integer('changes').notNull().default(0),
    resources: jsonb('resources').$type<Resource[]>().notNull().default([]),
    lastLine: text('last_line'),
  },
  (t) => [
    uniqueIndex('canvas_sync_one').on(t.connectionId).where(sql`${t.state} in ('queued', 'running')`),
    index('canvas_sync_connection').on(t.connectionId, t.createdAt),
  ],
);
