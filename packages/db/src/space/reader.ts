import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { space } from './table.ts';

/** A launch: which session a lesson of its owner became. */
export interface SpaceRow {
  readonly sessionId: SessionId;
  readonly ownerId: PersonId;
  readonly lessonId: string;
}

const columns = { sessionId: space.sessionId, ownerId: space.ownerId, lessonId: space.lessonId };

/** Reads launches, each within its owner's. */
export const spaceReader = (db: Queryable) => ({
  byLesson: async (ownerId: PersonId, lessonId: string): Promise<SpaceRow | null> => {
    const rows = await db
      .select(columns)
      .from(space)
      .where(and(eq(space.ownerId, ownerId), eq(space.lessonId, lessonId)));
    return (rows[0] as SpaceRow | undefined) ?? null;
  },

  byId: async (ownerId: PersonId, sessionId: SessionId): Promise<SpaceRow | null> => {
    const rows = await db
      .select(columns)
      .from(space)
      .where(and(eq(space.ownerId, ownerId), eq(space.sessionId, sessionId)));
    return (rows[0] as SpaceRow | undefined) ?? null;
  },
});

export type SpaceReader = ReturnType<typeof spaceReader>;
