import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { agendaReader } from './reader.ts';
import { agendaFeed } from './table.ts';

/** Writes the addresses of agendas, and reads. */
export const agendaWriter = (tx: Queryable) => ({
  ...agendaReader(tx),

  /** In place of the one before, if there was one. */
  open: async (personId: PersonId, codeHash: string, createdAt: Date): Promise<void> => {
    const set = { codeHash, createdAt };
    await tx
      .insert(agendaFeed)
      .values({ personId, ...set })
      .onConflictDoUpdate({ target: agendaFeed.personId, set });
  },

  /** False when none was open. */
  close: async (personId: PersonId): Promise<boolean> => {
    const rows = await tx.delete(agendaFeed).where(eq(agendaFeed.personId, personId)).returning({ id: agendaFeed.personId });
    return rows.length > 0;
  },
});

export type AgendaWriter = ReturnType<typeof agendaWriter>;
