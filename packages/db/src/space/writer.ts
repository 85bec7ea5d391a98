import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { type SpaceRow, spaceReader } from './reader.ts';
import { space } from './table.ts';

/** Writes launches. */
export const spaceWriter = (tx: Queryable) => ({
  ...spaceReader(tx),

  /**
   * Makes parallel launches of one lesson wait for each other until this transaction ends. The unique constraint would
   * settle the race too, but only after each loser had made people and a room for nothing.
   */
  lockLesson: async (ownerId: PersonId, lessonId: string): Promise<void> => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${ownerId} ${lessonId}`}, 0))`);
  },

  create: async (row: SpaceRow): Promise<void> => {
    await tx.insert(space).values(row);
  },

  /** Forgets a launch; its session stays, and the lesson may be launched anew. */
  remove: async (sessionId: SessionId): Promise<void> => {
    await tx.delete(space).where(eq(space.sessionId, sessionId));
  },
});

export type SpaceWriter = ReturnType<typeof spaceWriter>;
