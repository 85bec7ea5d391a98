import type { Message } from '@lyceum/shared/chat/contract.ts';
import { changeMessage, type MessageChange } from '@lyceum/shared/chat/rules.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { RoomRole } from '@lyceum/shared/room/contract.ts';

/** A message and what happened to it, as `messageRows` gives them. */
export interface MessageRow {
  readonly seq: number;
  readonly at: string;
  readonly author: { readonly id: PersonId; readonly name: string; readonly role: RoomRole | null };
  readonly cid: string | null;
  readonly data: { readonly text: string; readonly reply_to?: number };
  readonly changes: readonly { kind: MessageChange['kind']; at: string; by: PersonId; data: { text?: string; emoji?: string } }[] | null;
}

/**
 * SQL that answers one JSON array: the newest `limit` messages of a room before a number, oldest first, each with its changes.
 * The arguments are SQL expressions of the statement it becomes part of.
 */
export const messageRows = ({ room, before, limit }: { room: string; before: string; limit: string }): string => `
  select coalesce(json_agg(json_build_object(
    'seq', e.seq, 'at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'author', json_build_object('id', e.actor_id, 'name', p.name, 'role', m.role),
    'cid', e.cid, 'data', e.data::json,
    'changes', (
      select json_agg(json_build_object('kind', c.kind, 'by', c.actor_id, 'data', c.data::json,
        'at', to_char(c.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by c.seq)
      from room_event c
      where c.room_id = e.room_id and c.target = e.seq and c.kind in ('chat.edited', 'chat.deleted', 'chat.reacted'))
  ) order by e.seq), '[]')
  from (select * from room_event where room_id = ${room} and kind = 'chat.sent' and seq < ${before} order by seq desc limit ${limit}) e
    join person p on p.id = e.actor_id
    left join room_member m on m.room_id = e.room_id and m.actor_id = e.actor_id`;

/** Folds a row into the message that people see. */
export const toMessage = (row: MessageRow): Message => {
  const sent: Message = {
    seq: row.seq,
    at: row.at,
    author: { ...row.author, role: row.author.role ?? 'member' },
    cid: row.cid,
    text: row.data.text,
    reply_to: row.data.reply_to ?? null,
    edited_at: null,
    deleted: false,
    reactions: [],
  };
  return (row.changes ?? []).reduce((message, c) => changeMessage(message, toChange(c)), sent);
};

const toChange = (c: NonNullable<MessageRow['changes']>[number]): MessageChange => {
  if (c.kind === 'chat.edited') return { kind: c.kind, at: c.at, text: c.data.text ?? '' };
  if (c.kind === 'chat.deleted') return { kind: c.kind };
  return { kind: c.kind, by: c.by, emoji: c.data.emoji ?? '' };
};
