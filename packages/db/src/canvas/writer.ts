import type { Resource, Sync, SyncState } from '@lyceum/shared/canvas/contract.ts';
import { type CanvasId, ChangeId, type ConnectionId, type PersonId, type SyncId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { canvasReader, type StoredConnection, type StoredSync } from './reader.ts';
import { canvasConnection, canvasSeen, canvasSync } from './table.ts';
import { extrasWriter } from './writer/extras.ts';
import { type Listing, rowsOf } from './writer/listing.ts';
import { secretsWriter } from './writer/secrets.ts';

/** A course as it was read. Times ISO 8601. */
export interface ReadCourse {
  readonly id: CanvasId;
  readonly name: string;
  readonly code: string;
  readonly term: string | null;
  readonly isRestricted: boolean;
  readonly currentScore: number | null;
  readonly currentGrade: string | null;
  readonly finalScore: number | null;
  readonly finalGrade: string | null;
  readonly url: string | null;
}

/** An assignment as it was read, with the person's work on it. Times ISO 8601. */
export interface ReadAssignment {
  readonly id: CanvasId;
  readonly name: string;
  readonly dueAt: string | null;
  readonly unlockAt: string | null;
  readonly lockAt: string | null;
  readonly pointsPossible: number | null;
  readonly submissionTypes: readonly string[];
  readonly url: string | null;
  readonly work: string;
  readonly score: number | null;
  readonly grade: string | null;
  readonly submittedAt: string | null;
  readonly gradedAt: string | null;
  readonly isLate: boolean;
  readonly isMissing: boolean;
  readonly isExcused: boolean;
}

/** A connection whose time has come, and why it is read. */
export interface Due {
  readonly id: ConnectionId;
  readonly trigger: Extract<Sync['trigger'], 'extras' | 'schedule'>;
}

/** How a run stands. */
export interface Progress {
  readonly requests: number;
  readonly changes: number;
  readonly resources: readonly Resource[];
  readonly lastLine: string | null;
}

const held = (holdMs: number) => sql`clock_timestamp() + ${holdMs} * interval '1 ms'`;

/** Writes connections, and what is read through them. */
const connections = (tx: Queryable) => ({
  /** False when this person has connected this user of this Canvas before. */
  addConnection: async (added: typeof canvasConnection.$inferInsert): Promise<boolean> => {
    const rows = await tx.insert(canvasConnection).values(added).onConflictDoNothing().returning({ id: canvasConnection.id });
    return rows.length > 0;
  },

  changeConnection: async (id: ConnectionId, change: Partial<Omit<StoredConnection, 'id' | 'personId'>>): Promise<void> => {
    if (Object.keys(change).length === 0) return;
    const { tokenExpiresAt: end } = change;
    // Another end is warned of anew.
    const warned =
      end !== undefined &&
      sql`case when ${canvasConnection.tokenExpiresAt} is not distinct from ${end?.toISOString() ?? null}::timestamptz then ${canvasConnection.warnedDays} end`;
    await tx
      .update(canvasConnection)
      .set({ ...change, ...(warned && { warnedDays: warned }) })
      .where(eq(canvasConnection.id, id));
  },

  /** Keeps a connection from being removed until the transaction ends. False when it is not there, or somebody else's. */
  lockConnection: async (person: PersonId, id: ConnectionId): Promise<boolean> => {
    const rows = await tx
      .select({ id: canvasConnection.id })
      .from(canvasConnection)
      .where(and(eq(canvasConnection.id, id), eq(canvasConnection.personId, person)))
      .for('key share');
    return rows.length > 0;
  },

  /** With everything that was read through it. False when it was not there, or somebody else's. */
  removeConnection: async (person: PersonId, id: ConnectionId): Promise<boolean> => {
    const rows = await tx
      .delete(canvasConnection)
      .where(and(eq(canvasConnection.id, id), eq(canvasConnection.personId, person)))
      .returning({ id: canvasConnection.id });
    return rows.length > 0;
  },

  /** Answers how many changes were told. */
  saveCourses: async ({ connectionId, rows, isWhole, at }: Listing<ReadCourse>): Promise<number> => {
    const list = rowsOf(rows.map((row) => ({ connectionId, ...row, syncedAt: at.toISOString() })));
    const result = await tx.execute<{ told: number }>(
      sql`select canvas_save_courses(${connectionId}, ${list}::jsonb, ${isWhole}, ${at.toISOString()}::timestamptz) as told`,
    );
    return result.rows[0]?.told ?? 0;
  },

  /** Answers how many changes were told. */
  saveAssignments: async (courseId: CanvasId, { connectionId, rows, isWhole, at }: Listing<ReadAssignment>): Promise<number> => {
    const list = rowsOf(rows.map((row) => ({ connectionId, courseId, ...row })));
    const result = await tx.execute<{ told: number }>(
      sql`select canvas_save_assignments(${connectionId}, ${courseId}, ${list}::jsonb, ${isWhole}, ${at.toISOString()}::timestamptz) as told`,
    );
    return result.rows[0]?.told ?? 0;
  },

  /** Forward only, and never beyond what there is: what comes later is new. */
  markSeen: async (personId: PersonId, upTo: ChangeId): Promise<void> => {
    const last = await canvasReader(tx).lastChange(personId);
    await tx
      .insert(canvasSeen)
      .values({ personId, upTo: ChangeId.parse(Math.min(upTo, last)) })
      .onConflictDoUpdate({ target: canvasSeen.personId, set: { upTo: sql`greatest(${canvasSeen.upTo}, excluded.up_to)` } });
  },
});

/** Opens, holds and ends runs. */
const syncs = (tx: Queryable) => ({
  /** Null while another run of the connection is queued or runs. */
  openSync: async (run: { id: SyncId; connectionId: ConnectionId; trigger: Sync['trigger'] }): Promise<SyncId | null> => {
    const rows = await tx.insert(canvasSync).values(run).onConflictDoNothing().returning({ id: canvasSync.id });
    return rows[0]?.id ?? null;
  },

  /** Takes a run that nobody holds: a queued one, or one whose worker fell silent. Null when it is held, or over. */
  takeSync: async (id: SyncId, holdMs: number): Promise<StoredSync | null> => {
    const [row] = await tx
      .update(canvasSync)
      .set({ state: 'running', startedAt: sql`coalesce(${canvasSync.startedAt}, clock_timestamp())`, heldUntil: held(holdMs) })
      .where(
        and(
          eq(canvasSync.id, id),
          sql`(${canvasSync.state} = 'queued' or (${canvasSync.state} = 'running' and ${canvasSync.heldUntil} < clock_timestamp()))`,
        ),
      )
      .returning();
    return row ?? null;
  },

  /** Says that the worker is alive, and how far it came. Answers whether the run is to go on. */
  holdSync: async (id: SyncId, { holdMs, ...progress }: Progress & { readonly holdMs: number }): Promise<boolean> => {
    const { resources, ...rest } = progress;
    const rows = await tx
      .update(canvasSync)
      .set({ ...rest, resources: [...resources], heldUntil: held(holdMs) })
      .where(and(eq(canvasSync.id, id), eq(canvasSync.state, 'running')))
      .returning({ cancelAskedAt: canvasSync.cancelAskedAt });
    return rows[0] !== undefined && rows[0].cancelAskedAt === null;
  },

  endSync: async (
    id: SyncId,
    { resources, ...end }: Progress & { readonly state: SyncState; readonly isFull: boolean },
  ): Promise<boolean> => {
    const rows = await tx
      .update(canvasSync)
      .set({ ...end, resources: [...resources], finishedAt: sql`clock_timestamp()`, heldUntil: null })
      .where(and(eq(canvasSync.id, id), eq(canvasSync.state, 'running')))
      .returning({ id: canvasSync.id });
    return rows.length > 0;
  },

  /** A queued run ends here; one that runs is asked to. False when none does. */
  askCancel: async (connectionId: ConnectionId): Promise<boolean> => {
    const queued = await tx
      .update(canvasSync)
      .set({ state: 'cancelled', finishedAt: sql`clock_timestamp()` })
      .where(and(eq(canvasSync.connectionId, connectionId), eq(canvasSync.state, 'queued')))
      .returning({ id: canvasSync.id });
    if (queued.length > 0) return true;
    const running = await tx
      .update(canvasSync)
      .set({ cancelAskedAt: sql`coalesce(${canvasSync.cancelAskedAt}, clock_timestamp())` })
      .where(and(eq(canvasSync.connectionId, connectionId), eq(canvasSync.state, 'running')))
      .returning({ id: canvasSync.id });
    return running.length > 0;
  },

  /** Ends runs that nobody went on with: their job was given up. */
  failSilent: async (): Promise<void> => {
    await tx
      .update(canvasSync)
      .set({ state: 'failed', finishedAt: sql`clock_timestamp()` })
      .where(and(eq(canvasSync.state, 'running'), lt(canvasSync.heldUntil, sql`clock_timestamp() - interval '15 minutes'`)));
  },

  /** How many runs failed since the last one that did not, the one that has just ended included. */
  failuresInARow: async (connectionId: ConnectionId): Promise<number> => {
    const { rows } = await tx.execute<{ failures: number }>(sql`
      select count(*)::int as failures from canvas_sync s where s.connection_id = ${connectionId} and s.state = 'failed'
        and s.created_at > coalesce((select max(o.created_at) from canvas_sync o
          where o.connection_id = ${connectionId} and o.state in ('complete', 'partial')), '-infinity')`);
    return rows[0]?.failures ?? 0;
  },

  /**
   * Takes up to `limit` connections whose time has come and gives each its next time, `afterMs` from now: whichever worker comes first
   * has them, so a window has one run however many there are. Fair: whoever waited longest goes first. What follows a first look reads
   * what stands around it.
   */
  takeDue: async ({ limit, afterMs }: { limit: number; afterMs: number }): Promise<Due[]> => {
    const { rows } = await tx.execute<Due & Record<string, unknown>>(sql`
      update canvas_connection set next_sync_at = clock_timestamp() + (0.9 + random() * 0.2) * ${afterMs} * interval '1 ms'
      where id in (
        select c.id from canvas_connection c where c.next_sync_at <= clock_timestamp() and c.state <> 'reconnect'
        order by c.next_sync_at limit ${limit} for update skip locked)
      returning id, case when kind <> 'calendar' and full_at is not null and extras_at is null
        and not exists (select 1 from canvas_sync s where s.connection_id = canvas_connection.id and s.trigger <> 'setup')
        then 'extras' else 'schedule' end as trigger`);
    return rows;
  },
});

/** Writes everything about Canvas, and reads it. */
export const canvasWriter = (tx: Queryable) => ({
  ...canvasReader(tx),
  ...connections(tx),
  ...extrasWriter(tx),
  ...secretsWriter(tx),
  ...syncs(tx),
});

export type CanvasWriter = ReturnType<typeof canvasWriter>;
