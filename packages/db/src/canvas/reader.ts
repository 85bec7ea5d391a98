import type { Connection, Resource, Sync } from '@lyceum/shared/canvas/contract.ts';
import type { CanvasId, ConnectionId, PersonId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { extrasReader } from './reader/extras.ts';
import { studyReader } from './reader/study.ts';
import { canvasConnection, canvasCourse, canvasSync } from './table.ts';

/** A connection as stored, with its sealed secret. */
export type StoredConnection = typeof canvasConnection.$inferSelect;

/** A course as the sync knows it: what decides whether it has to be listed again. */
export type StoredCourse = Pick<
  typeof canvasCourse.$inferSelect,
  'id' | 'name' | 'isRestricted' | 'currentScore' | 'currentGrade' | 'finalScore' | 'listedAt'
> & {
  readonly assignments: number;
};

/** A run as stored. */
export type StoredSync = typeof canvasSync.$inferSelect;

const running = inArray(canvasSync.state, ['queued', 'running']);
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A run as its person sees it. */
export const describeSync = ({ startedAt, finishedAt, createdAt: _, heldUntil: __, cancelAskedAt: ___, ...row }: StoredSync): Sync => ({
  ...row,
  startedAt: iso(startedAt),
  finishedAt: iso(finishedAt),
  resources: row.resources as Resource[],
});

/** A connection as its person sees it. */
export const describeConnection = (row: StoredConnection, isSyncing: boolean): Connection => ({
  id: row.id,
  kind: row.kind,
  canvasUrl: row.canvasUrl,
  canvasName: row.canvasName,
  state: row.state,
  canvasUser: row.canvasUserId === null ? null : { id: row.canvasUserId, name: row.canvasUserName ?? '' },
  tokenHint: row.tokenHint,
  tokenExpiresAt: iso(row.tokenExpiresAt),
  lastSyncedAt: iso(row.lastSyncedAt),
  nextSyncAt: row.nextSyncAt.toISOString(),
  extrasAt: iso(row.extrasAt),
  isSyncing,
  createdAt: row.createdAt.toISOString(),
});

/** Reads connections and runs, and what was read of Canvas. */
export const canvasReader = (db: Queryable) => ({
  ...studyReader(db),
  ...extrasReader(db),

  /** Null for what is somebody else's, as for what is not there. */
  connection: async (person: PersonId, id: ConnectionId): Promise<StoredConnection | null> => {
    const [row] = await db
      .select()
      .from(canvasConnection)
      .where(and(eq(canvasConnection.id, id), eq(canvasConnection.personId, person)));
    return row ?? null;
  },

  /** Somebody's connection to a user of a Canvas. */
  connectionTo: async (person: PersonId, canvasUrl: string, userId: CanvasId): Promise<ConnectionId | null> => {
    const [row] = await db
      .select({ id: canvasConnection.id })
      .from(canvasConnection)
      .where(
        and(eq(canvasConnection.personId, person), eq(canvasConnection.canvasUrl, canvasUrl), eq(canvasConnection.canvasUserId, userId)),
      );
    return row?.id ?? null;
  },

  /** For the worker, which acts for the run's own person. */
  connectionOf: async (id: ConnectionId): Promise<StoredConnection | null> => {
    const [row] = await db.select().from(canvasConnection).where(eq(canvasConnection.id, id));
    return row ?? null;
  },

  connections: async (person: PersonId): Promise<Connection[]> => {
    const rows = await db
      .select({
        ...getTableColumns(canvasConnection),
        isSyncing: sql<boolean>`exists (select 1 from canvas_sync s where s.connection_id = canvas_connection.id and s.state in ('queued', 'running'))`,
      })
      .from(canvasConnection)
      .where(eq(canvasConnection.personId, person))
      .orderBy(canvasConnection.createdAt, canvasConnection.id);
    return rows.map(({ isSyncing, ...row }) => describeConnection(row, isSyncing));
  },

  courses: (id: ConnectionId): Promise<StoredCourse[]> =>
    db
      .select({
        id: canvasCourse.id,
        name: canvasCourse.name,
        isRestricted: canvasCourse.isRestricted,
        currentScore: canvasCourse.currentScore,
        currentGrade: canvasCourse.currentGrade,
        finalScore: canvasCourse.finalScore,
        listedAt: canvasCourse.listedAt,
        assignments: sql<number>`(select count(*)::int from canvas_assignment a where a.connection_id = canvas_course.connection_id and a.course_id = canvas_course.id)`,
      })
      .from(canvasCourse)
      .where(eq(canvasCourse.connectionId, id))
      .orderBy(canvasCourse.id),

  /** When each assignment with a due date is due, as it is known. */
  dueDates: async (id: ConnectionId): Promise<Map<string, { courseId: string; dueAt: number | null }>> => {
    const { rows } = await db.execute<{ id: string; course: string; due: string | null }>(
      sql`select id, course_id as course, (extract(epoch from due_at) * 1000)::text as due from canvas_assignment where connection_id = ${id}`,
    );
    return new Map(
      rows.map(({ id: assignment, course, due }) => [assignment, { courseId: course, dueAt: due === null ? null : Number(due) }]),
    );
  },

  sync: async (id: SyncId): Promise<StoredSync | null> => (await db.select().from(canvasSync).where(eq(canvasSync.id, id)))[0] ?? null,

  runningOf: async (id: ConnectionId): Promise<StoredSync | null> =>
    (
      await db
        .select()
        .from(canvasSync)
        .where(and(eq(canvasSync.connectionId, id), running))
    )[0] ?? null,

  /** What runs now of somebody's. */
  running: async (person: PersonId): Promise<Sync[]> => {
    const rows = await db
      .select(getTableColumns(canvasSync))
      .from(canvasSync)
      .innerJoin(canvasConnection, eq(canvasConnection.id, canvasSync.connectionId))
      .where(and(eq(canvasConnection.personId, person), running))
      .orderBy(desc(canvasSync.createdAt));
    return rows.map(describeSync);
  },

  /** Runs of somebody's, the newest first. */
  logs: async (
    person: PersonId,
    page: { connection?: ConnectionId | undefined; after?: { at: string; id: string } | undefined; limit: number },
  ): Promise<StoredSync[]> =>
    db
      .select(getTableColumns(canvasSync))
      .from(canvasSync)
      .innerJoin(canvasConnection, eq(canvasConnection.id, canvasSync.connectionId))
      .where(
        and(
          eq(canvasConnection.personId, person),
          page.connection && eq(canvasSync.connectionId, page.connection),
          page.after &&
            sql`(date_trunc('milliseconds', ${canvasSync.createdAt}), ${canvasSync.id}) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`,
        ),
      )
      .orderBy(desc(sql`date_trunc('milliseconds', ${canvasSync.createdAt})`), desc(canvasSync.id))
      .limit(page.limit),
});

export type CanvasReader = ReturnType<typeof canvasReader>;
