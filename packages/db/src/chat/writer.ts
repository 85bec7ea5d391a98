import type { ChannelName, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { chatReader } from './reader.ts';
import { channel } from './table.ts';

/** Writes channels; what is said in them is the room log's. */
export const chatWriter = (tx: Queryable) => ({
  ...chatReader(tx),

  create: async (row: { name: ChannelName; roomId: number; ownerId: PersonId }): Promise<void> => {
    await tx.insert(channel).values(row);
  },

  /** Takes the words of a message, and of its edits, out of the log; only if it has been deleted. */
  erase: async (roomId: number, seq: number): Promise<void> => {
    await tx.execute(sql`
      update room_event e
      set data = case when e.kind = 'chat.sent' then '{"text":"","deleted":true}' else json_build_object('seq', e.target, 'text', '')::text end
      where e.room_id = ${roomId} and (e.seq = ${seq} and e.kind = 'chat.sent' or e.target = ${seq} and e.kind = 'chat.edited')
        and exists (select 1 from room_event d where d.room_id = e.room_id and d.target = ${seq} and d.kind = 'chat.deleted')`);
  },
});

export type ChatWriter = ReturnType<typeof chatWriter>;
