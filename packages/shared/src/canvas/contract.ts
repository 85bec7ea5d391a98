import { z } from 'zod';
import { CanvasId, ChangeId, ConnectionId, SyncId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { Instant, line } from '../kernel/text.ts';
import { Change } from './contract/change.ts';
import { Announcement, CalendarEvent, CourseModule } from './contract/extras.ts';

/** How a connection reads: with a pasted token, with OAuth2 and a developer key, or a calendar feed where a school bans both. */
export const ConnectionKind = z.enum(['token', 'oauth', 'calendar']);
export type ConnectionKind = z.infer<typeof ConnectionKind>;

/**
 * `reconnect`: the token expired or was revoked. `forbidden`: it is good, and Canvas lets it read nothing. `unreachable`: no answer, or
 * none that Canvas gives.
 */
export const ConnectionState = z.enum(['ok', 'reconnect', 'forbidden', 'unreachable']);
export type ConnectionState = z.infer<typeof ConnectionState>;

export const Connection = z.object({
  id: ConnectionId,
  kind: ConnectionKind,
  canvasUrl: z.string(),
  canvasName: z.string(),
  state: ConnectionState,
  /** Who it reads as, as Canvas calls them. */
  canvasUser: z.object({ id: CanvasId, name: z.string() }).nullable(),
  /** The last characters of a pasted token. */
  tokenHint: z.string().nullable(),
  tokenExpiresAt: z.string().nullable(),
  /** When everything was read last. */
  lastSyncedAt: z.string().nullable(),
  nextSyncAt: z.string().nullable(),
  /** When announcements, events and modules were read last. Null at first: they come minutes after the first look. */
  extrasAt: z.string().nullable(),
  isSyncing: z.boolean(),
  createdAt: z.string(),
});
export type Connection = z.infer<typeof Connection>;

export const Course = z.object({
  id: CanvasId,
  connectionId: ConnectionId,
  name: z.string(),
  code: z.string(),
  term: z.string().nullable(),
  /** Canvas shows only that it exists. */
  isRestricted: z.boolean(),
  currentScore: z.number().nullable(),
  currentGrade: z.string().nullable(),
  finalScore: z.number().nullable(),
  finalGrade: z.string().nullable(),
  assignmentCount: z.int(),
  /** How many modules it has; of all their items those that Canvas asks something of, and how many of them are done. */
  modules: z.object({ count: z.int(), items: z.int(), done: z.int() }),
  url: z.string().nullable(),
  syncedAt: z.string(),
});
export type Course = z.infer<typeof Course>;

/** Of several that fit the first in this order: excused, graded, submitted, missing, overdue, upcoming, undated. */
export const AssignmentStatus = z.enum(['excused', 'graded', 'submitted', 'missing', 'overdue', 'upcoming', 'undated']);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

export const Assignment = z.object({
  id: CanvasId,
  connectionId: ConnectionId,
  courseId: CanvasId,
  courseName: z.string(),
  name: z.string(),
  status: AssignmentStatus,
  /** The person's own, with every override. */
  dueAt: z.string().nullable(),
  unlockAt: z.string().nullable(),
  lockAt: z.string().nullable(),
  pointsPossible: z.number().nullable(),
  submissionTypes: z.array(z.string()),
  url: z.string().nullable(),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  submittedAt: z.string().nullable(),
  gradedAt: z.string().nullable(),
  isLate: z.boolean(),
  isMissing: z.boolean(),
});
export type Assignment = z.infer<typeof Assignment>;

/** A posted grade. `percent` is null where nothing can be reached. */
export const Grade = z.object({
  connectionId: ConnectionId,
  courseId: CanvasId,
  courseName: z.string(),
  assignmentId: CanvasId,
  assignmentName: z.string(),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  pointsPossible: z.number().nullable(),
  percent: z.number().nullable(),
  gradedAt: z.string().nullable(),
});
export type Grade = z.infer<typeof Grade>;

/** What is read of Canvas, each for itself complete or not. */
export const ResourceName = z.enum(['courses', 'assignments', 'submissions', 'planner', 'announcements', 'calendar', 'modules']);
export type ResourceName = z.infer<typeof ResourceName>;

/** Only `complete` moves the watermark and removes what is gone. `partial` and `failed` say why. */
export const Resource = z.object({
  name: ResourceName,
  courseId: CanvasId.nullable(),
  courseName: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'complete', 'partial', 'failed']),
  count: z.int(),
  reason: z.string().nullable(),
});
export type Resource = z.infer<typeof Resource>;

export const SyncState = z.enum(['queued', 'running', 'complete', 'partial', 'failed', 'cancelled']);
export type SyncState = z.infer<typeof SyncState>;

/** A run, under way or over. `isFull`: every course was listed. `extras` follows the first one, with what stands around courses and work. */
export const Sync = z.object({
  id: SyncId,
  connectionId: ConnectionId,
  trigger: z.enum(['setup', 'extras', 'manual', 'schedule', 'retry']),
  state: SyncState,
  isFull: z.boolean(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  requests: z.int(),
  changes: z.int(),
  resources: z.array(Resource),
  /** The last thing that was asked, e.g. `GET /api/v1/courses/418/assignments, page 3, 50 items, 212 ms`. */
  lastLine: z.string().nullable(),
});
export type Sync = z.infer<typeof Sync>;

const CanvasUrl = z.string().trim().min(1).max(300);
const Token = z.string().trim().min(1).max(4096);
/** As Canvas shows it when a token is made; unknown without. In the future, at most ten years ahead. */
const TokenEnd = Instant.nullish();
const CanvasName = line(1, 100);
const Named = z.object({ id: ConnectionId });
const Empty = z.object({});
const OfConnection = { connectionId: ConnectionId.optional() };

/** Canvas connections and what was read through them. Everything is the asking person's own; Canvas is never written to. */
export const canvas = {
  /**
   * The token is tried first. 422 names what is wrong: `canvas_url` (refused, no answer, no Canvas), `api_token` or `token_expires_at`. 409
   * when connected already.
   */
  setup: mutation(z.object({ canvasUrl: CanvasUrl, canvasName: CanvasName, apiToken: Token, tokenExpiresAt: TokenEnd }), Connection, {
    method: 'POST',
    path: '/api/v1/canvas/setup',
    status: 201,
  }),
  /** Where no token may be had: the address of the calendar feed that Canvas shows under Calendar. Due dates and titles, no grades. */
  setupCalendar: mutation(z.object({ feedUrl: z.string().trim().min(1).max(1000), canvasName: CanvasName }), Connection, {
    method: 'POST',
    path: '/api/v1/canvas/calendar',
    status: 201,
  }),
  connections: query(Empty, z.object({ items: z.array(Connection), nextCursor: z.string().nullable() }), {
    method: 'GET',
    path: '/api/v1/canvas/connections',
  }),
  /** Takes everything that was read with it. */
  remove: mutation(Named, z.null(), { method: 'DELETE', path: '/api/v1/canvas/connections/{id}', status: 204 }),
  replaceToken: mutation(Named.extend({ apiToken: Token, tokenExpiresAt: TokenEnd }), Connection, {
    method: 'PUT',
    path: '/api/v1/canvas/connections/{id}/token',
  }),
  /** Asks Canvas now; answers the state that follows. */
  validate: mutation(Named, Connection, { method: 'POST', path: '/api/v1/canvas/connections/{id}/validate' }),
  /** 409 while one runs. */
  sync: mutation(Named, z.object({ syncId: SyncId }), { method: 'POST', path: '/api/v1/canvas/connections/{id}/sync', status: 202 }),
  /** Where to send the browser; 404 where no developer key is configured. */
  oauthStart: query(z.object({ canvasUrl: CanvasUrl, canvasName: CanvasName.optional() }), z.object({ url: z.string() }), {
    method: 'GET',
    path: '/api/v1/canvas/oauth/start',
  }),
  courses: query(PageQuery.extend(OfConnection), pageOf(Course), { method: 'GET', path: '/api/v1/canvas/courses' }),
  /** By due date, undated last. */
  assignments: query(
    PageQuery.extend({
      ...OfConnection,
      courseId: CanvasId.optional(),
      status: AssignmentStatus.optional(),
      dueAfter: Instant.optional(),
      dueBefore: Instant.optional(),
      search: line(1, 100).optional(),
    }),
    pageOf(Assignment),
    { method: 'GET', path: '/api/v1/canvas/assignments' },
  ),
  /** Posted grades, the newest first. */
  grades: query(PageQuery.extend({ ...OfConnection, courseId: CanvasId.optional() }), pageOf(Grade), {
    method: 'GET',
    path: '/api/v1/canvas/grades',
  }),
  /** What teachers told, the newest first. */
  announcements: query(PageQuery.extend({ ...OfConnection, courseId: CanvasId.optional() }), pageOf(Announcement), {
    method: 'GET',
    path: '/api/v1/canvas/announcements',
  }),
  /** What stands in calendars beside assignments, by its beginning; without dates: from the day before now on. */
  events: query(
    PageQuery.extend({ ...OfConnection, startsAfter: Instant.optional(), startsBefore: Instant.optional() }),
    pageOf(CalendarEvent),
    { method: 'GET', path: '/api/v1/canvas/events' },
  ),
  /** The modules of a course, in their order. */
  modules: query(z.object({ ...OfConnection, courseId: CanvasId }), z.object({ items: z.array(CourseModule), nextCursor: z.null() }), {
    method: 'GET',
    path: '/api/v1/canvas/modules',
  }),
  /** Everything at once. */
  data: query(
    Empty,
    z.object({
      connections: z.array(Connection),
      courses: z.array(Course),
      assignments: z.array(Assignment),
      grades: z.array(Grade),
      announcements: z.array(Announcement),
      events: z.array(CalendarEvent),
      modules: z.array(CourseModule),
    }),
    { method: 'GET', path: '/api/v1/canvas/data' },
  ),
  /** The newest first. */
  changes: query(PageQuery.extend(OfConnection), pageOf(Change).extend({ newCount: z.int() }), {
    method: 'GET',
    path: '/api/v1/canvas/changes',
  }),
  markSeen: mutation(z.object({ upTo: ChangeId }), z.object({ newCount: z.int() }), {
    method: 'POST',
    path: '/api/v1/canvas/changes/seen',
  }),
  /** Runs that are over or under way, the newest first. */
  logs: query(PageQuery.extend(OfConnection), pageOf(Sync), { method: 'GET', path: '/api/v1/sync/logs' }),
  /** What runs now. */
  status: query(Empty, z.object({ items: z.array(Sync), nextCursor: z.string().nullable() }), {
    method: 'GET',
    path: '/api/v1/sync/status',
  }),
  /** No request leaves later than 2 s after; 404 when none runs. */
  cancel: mutation(Named, z.null(), { method: 'DELETE', path: '/api/v1/sync/connections/{id}', status: 204 }),
};
