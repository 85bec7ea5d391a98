import type { Message } from '@lyceum/shared/chat/contract.ts';
import type { ChannelName, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { type MessageRow, messageRows, toMessage } from '../room-log/messages.ts';

/** A channel as one person sees it. */
export interface ChannelRow {
  readonly name: ChannelName;
  readonly roomId: number;
  readonly title: string;
  readonly seq: number;
  readonly readSeq: number;
  readonly unread: number;
  readonly lastMessage: Message | null;
}

const mostUnread = 1000;

/** Reads channels and the messages of any room. */
export const chatReader = (db: Queryable) => ({
  /** The channels that are open to everyone, or that the person belongs to, by name. */
  channelsFor: async (person: PersonId): Promise<ChannelRow[]> => {
    const { rows } = await db.execute<Omit<ChannelRow, 'lastMessage'> & { last: MessageRow[] } & Record<string, unknown>>(sql`
      select c.name, c.room_id as "roomId", h.title, h.seq::float8 as seq, coalesce(r.seq, 0)::float8 as "readSeq",
        (select count(*)::int from (
          select 1 from room_event e where e.room_id = c.room_id and e.seq > coalesce(r.seq, 0)
            and e.kind = 'chat.sent' and e.actor_id <> ${person} limit ${mostUnread}) u) as unread,
        (${sql.raw(messageRows({ room: 'c.room_id', before: '9223372036854775807', limit: '1' }))}) as last
      from channel c join room_head h on h.room_id = c.room_id
        left join room_read r on r.room_id = c.room_id and r.actor_id = ${person}
      where h.flags & 2 = 2 or exists (select 1 from room_member m where m.room_id = c.room_id and m.actor_id = ${person})
      order by c.name`);
    return rows.map(({ last, ...row }) => ({ ...row, lastMessage: last[0] ? toMessage(last[0]) : null }));
  },

  /** The newest messages of a room before a number, oldest first, each as it stands now. */
  messages: async (roomId: number, page: { before: number | null; limit: number }): Promise<Message[]> => {
    const before = page.before ?? Number.MAX_SAFE_INTEGER;
    const { rows } = await db.execute<{ list: MessageRow[] }>(
      // Numbers alone are put into the text; both are checked integers.
      sql`select (${sql.raw(messageRows({ room: int(roomId), before: int(before), limit: int(page.limit) }))}) as list`,
    );
    return (rows[0]?.list ?? []).map(toMessage);
  },
});

const int = (n: number): string => {
  if (!Number.isSafeInteger(n)) throw new RangeError('not an integer');
  return String(n);
};

export type ChatReader = ReturnType<typeof chatReader>;
