import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { classroomReader } from './reader.ts';
import { classroomSession } from './table.ts';

/** A session to be written; its room has been made. */
export interface NewSession {
  readonly id: SessionId;
  readonly roomId: number;
  readonly ownerId: PersonId;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/** Writes sessions; ending one is the room log's (`RoomLog.end`), because it is the room's last event. */
export const classroomWriter = (tx: Queryable) => ({
  ...classroomReader(tx),

  create: async ({ startsAt, endsAt, ...session }: NewSession): Promise<void> => {
    await tx.insert(classroomSession).values({
      ...session,
      startsAt: startsAt === null ? null : new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    });
  },

  /** Notes that a session is over; for what ends outside of its room's own commands. */
  markEnded: async (id: SessionId): Promise<void> => {
    await tx.update(classroomSession).set({ endedAt: new Date() }).where(eq(classroomSession.id, id));
  },

  /** Gives a session another time; its room, people and log stay. */
  move: async (id: SessionId, { startsAt, endsAt }: { startsAt: string; endsAt: string }): Promise<void> => {
    await tx
      .update(classroomSession)
      .set({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
      .where(eq(classroomSession.id, id));
  },
});

export type ClassroomWriter = ReturnType<typeof classroomWriter>;
