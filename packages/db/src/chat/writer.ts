import type { ChannelName, PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { Queryable } from '../client.ts';
import { chatReader } from './reader.ts';
import { channel } from './table.ts';

/** Writes channels; what is said in them is the room log's. */
export const chatWriter = (tx: Queryable) => ({
  ...chatReader(tx),

  create: async (row: { name: ChannelName; roomId: number; ownerId: PersonId }): Promise<void> => {
    await tx.insert(channel).values(row);
  },
});

export type ChatWriter = ReturnType<typeof chatWriter>;
