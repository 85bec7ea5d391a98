import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { MediaState, RoomRole } from '@lyceum/shared/room/contract.ts';
import { unpackRights } from '@lyceum/shared/room/rules.ts';
import type { RoomSnapshot } from '@lyceum/shared/wire/down.ts';
import type pg from 'pg';
import { type MessageRow, messageRows, toMessage } from './messages.ts';

/** A room after event `seq`. */
export interface SnapshotAt {
  readonly seq: number;
  readonly epoch: number;
  readonly snapshot: RoomSnapshot;
}

interface Row {
  readonly seq: string;
  readonly epoch: number;
  readonly flags: number;
  readonly title: string;
  readonly people: { id: PersonId; name: string; role: RoomRole; rights: number; present: boolean; hand: string | null }[];
  readonly media: { user_id: PersonId; version: number; data: MediaState }[];
  readonly messages: MessageRow[];
  readonly read_seq: string;
}

/** How many messages a snapshot holds; older ones are paged over REST. */
export const snapshotMessages = 50;

// One statement, so that all of it is seen at the same instant: the room after exactly `seq` events.
const statement = {
  name: 'room_snapshot',
  text: `
  select h.seq, h.epoch, h.flags, h.title,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'role', m.role, 'rights', m.rights,
        'present', x.present, 'hand', case when x.present then (
          select case when g.kind = 'hand.raised' then to_char(g.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end
          from room_event g where g.room_id = h.room_id and g.actor_id = m.actor_id and g.kind in ('hand.raised', 'hand.lowered')
          order by g.seq desc limit 1) end) order by m.joined_at, p.id), '[]')
      from room_member m join person p on p.id = m.actor_id
        cross join lateral (select exists (select 1 from room_presence r where r.room_id = h.room_id and r.actor_id = m.actor_id) as present) x
      where m.room_id = h.room_id and (x.present or h.key like 'classroom:%')) as people,
    (select coalesce(json_agg(json_build_object('user_id', s.actor_id, 'version', s.version, 'data', s.data::json)), '[]')
      from room_state s where s.room_id = h.room_id and s.kind = 'media') as media,
    (${messageRows({ room: 'h.room_id', before: '9223372036854775807', limit: '$3::int' })}) as messages,
    coalesce((select r.seq from room_read r where r.room_id = h.room_id and r.actor_id = $2), 0) as read_seq
  from room_head h where h.room_id = $1`,
};

/** Reads a room whole, for one person. */
export const readSnapshot = async (client: pg.ClientBase | pg.Pool, roomId: number, person: PersonId): Promise<SnapshotAt> => {
  const { rows } = await client.query<Row>({ ...statement, values: [roomId, person, snapshotMessages] });
  const row = rows[0];
  if (!row) throw new Error('there is no such room');
  return {
    seq: Number(row.seq),
    epoch: row.epoch,
    snapshot: {
      title: row.title,
      status: row.flags & 1 ? 'ended' : 'open',
      participants: row.people.map(({ rights, hand, ...who }) => ({ ...who, permissions: unpackRights(rights), hand_raised_at: hand })),
      media: row.media.map(({ user_id, version, data }) => ({ user_id, version, ...data })),
      messages: row.messages.map(toMessage),
      read_seq: Number(row.read_seq),
    },
  };
};
