import type { ModuleItem, ModuleState } from '@lyceum/shared/canvas/contract/extras.ts';
import type { CanvasId, ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { canvasConnection, canvasCourse } from '../table.ts';
import { type Listing, rowsOf } from './listing.ts';

/** An announcement as it was read. Times ISO 8601. */
export interface ReadAnnouncement {
  readonly id: CanvasId;
  readonly courseId: CanvasId;
  readonly title: string;
  readonly message: string;
  readonly author: string | null;
  readonly postedAt: string | null;
  readonly url: string | null;
}

/** An event of a calendar as it was read; without a course, of the person's own. Times ISO 8601. */
export interface ReadEvent {
  readonly id: CanvasId;
  readonly courseId: CanvasId | null;
  readonly title: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly isAllDay: boolean;
  readonly location: string | null;
  readonly url: string | null;
}

/** A module as it was read. */
export interface ReadModule {
  readonly id: CanvasId;
  readonly name: string;
  readonly position: number;
  readonly state: ModuleState;
  readonly unlockAt: string | null;
  readonly items: readonly ModuleItem[];
}

/** Whose calendars were read: of which courses, and whether the person's own too. */
export interface Calendars {
  readonly courses: readonly CanvasId[];
  readonly hasOwn: boolean;
}

const array = (ids: readonly CanvasId[]) => sql`array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

/** Writes what is read of Canvas beside courses and work. */
export const extrasWriter = (tx: Queryable) => ({
  /** What teachers told the courses that were asked for. Answers how many changes were told. */
  saveAnnouncements: async (courses: readonly CanvasId[], listing: Listing<ReadAnnouncement>): Promise<number> => {
    const { connectionId, isWhole, at } = listing;
    const rows = rowsOf(listing.rows.map((row) => ({ connectionId, ...row })));
    const result = await tx.execute<{ told: number }>(
      sql`select canvas_save_announcements(${connectionId}, ${array(courses)}, ${rows}::jsonb, ${isWhole}, ${at.toISOString()}::timestamptz) as told`,
    );
    return result.rows[0]?.told ?? 0;
  },

  /** Answers how many changes were told. */
  saveEvents: async ({ courses, hasOwn }: Calendars, listing: Listing<ReadEvent>): Promise<number> => {
    const { connectionId, isWhole, at } = listing;
    const rows = rowsOf(listing.rows.map((row) => ({ connectionId, ...row })));
    const result = await tx.execute<{ told: number }>(
      sql`select canvas_save_events(${connectionId}, ${array(courses)}, ${hasOwn}, ${rows}::jsonb, ${isWhole}, ${at.toISOString()}::timestamptz) as told`,
    );
    return result.rows[0]?.told ?? 0;
  },

  /** The modules of one course. Nothing is told of them. */
  saveModules: async (courseId: CanvasId, { connectionId, rows, isWhole }: Listing<ReadModule>): Promise<void> => {
    const list = rowsOf(rows.map((row) => ({ connectionId, courseId, ...row })));
    await tx.execute(sql`select canvas_save_modules(${connectionId}, ${courseId}, ${list}::jsonb, ${isWhole})`);
  },

  /** From now on what becomes different about these courses is told; with all of them read, the connection need not be read again soon. */
  markExtras: async (
    connectionId: ConnectionId,
    { courses, at, isWhole }: { courses: readonly CanvasId[]; at: Date; isWhole: boolean },
  ) => {
    if (courses.length > 0)
      await tx
        .update(canvasCourse)
        .set({ extrasAt: at })
        .where(and(eq(canvasCourse.connectionId, connectionId), inArray(canvasCourse.id, [...courses])));
    if (isWhole) await tx.update(canvasConnection).set({ extrasAt: at }).where(eq(canvasConnection.id, connectionId));
  },

  /** Pasted tokens of which a warning is due, kept from other workers until the transaction ends; the soonest first. `given`: the last one. */
  takeEnding: async ({ now, limit }: { now: Date; limit: number }) =>
    tx
      .select({
        id: canvasConnection.id,
        endsAt: sql<Date>`${canvasConnection.tokenExpiresAt}`.mapWith(canvasConnection.tokenExpiresAt),
        given: canvasConnection.warnedDays,
      })
      .from(canvasConnection)
      .where(
        and(
          eq(canvasConnection.kind, 'token'),
          gt(canvasConnection.tokenExpiresAt, now),
          // The next one after the one that was given, of 14, 3 and 1 days.
          sql`${canvasConnection.tokenExpiresAt} <= ${now.toISOString()}::timestamptz
            + case ${canvasConnection.warnedDays} when 1 then -1 when 3 then 1 when 14 then 3 else 14 end * interval '24 hours'`,
        ),
      )
      .orderBy(canvasConnection.tokenExpiresAt)
      .limit(limit)
      .for('update', { skipLocked: true }),
});
