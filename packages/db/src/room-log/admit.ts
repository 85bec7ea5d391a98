import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { feedRoom, type RoomKey, type RoomRole } from '@lyceum/shared/room/contract.ts';
import { defaultRights } from '@lyceum/shared/room/rules.ts';
import type pg from 'pg';

/** A person's place in a room, as it stands in the database now. */
export interface Admission {
  readonly room: RoomKey;
  readonly roomId: number;
  readonly title: string;
  readonly seq: number;
  readonly epoch: number;
  readonly ended: boolean;
  readonly banned: boolean;
  readonly name: string;
  readonly role: RoomRole;
  readonly rights: number;
}

interface Row {
  readonly room_id: number;
  readonly title: string;
  readonly seq: string;
  readonly epoch: number;
  readonly flags: number;
  readonly name: string;
  readonly role: RoomRole | null;
  readonly rights: number | null;
  readonly banned: boolean | null;
}

const select = {
  name: 'room_admit',
  text: `
  select h.room_id, h.title, h.seq, h.epoch, h.flags, p.name, m.role, m.rights, m.banned_until > now() as banned
  from room_head h join person p on p.id = $2
    left join room_member m on m.room_id = h.room_id and m.actor_id = p.id
  where h.key = $1`,
};

/**
 * Looks a person's place up. Who comes to an open room for the first time becomes a member of it, and one's own feed is made when it is
 * first looked for. Null: there is no such room, or it is not for them.
 */
export const admit = async (pool: pg.Pool, room: RoomKey, person: PersonId): Promise<Admission | null> => {
  const row = (await lookUp(pool, room, person)) ?? (room === feedRoom(person) ? await makeFeed(pool, room, person) : undefined);
  if (!row) return null;
  const open = (row.flags & 2) !== 0;
  if (row.role === null && !open) return null;
  if (row.role === null) {
    await pool.query(`insert into room_member (room_id, actor_id, role, rights) values ($1, $2, 'member', $3) on conflict do nothing`, [
      row.room_id,
      person,
      defaultRights('member'),
    ]);
    return admit(pool, room, person);
  }
  return {
    room,
    roomId: row.room_id,
    title: row.title,
    seq: Number(row.seq),
    epoch: row.epoch,
    ended: (row.flags & 1) !== 0,
    banned: row.banned === true,
    name: row.name,
    role: row.role,
    rights: row.rights ?? 0,
  };
};

/** Nobody may do anything in a feed but read it. Two at once make one. */
const makeFeed = async (pool: pg.Pool, room: RoomKey, person: PersonId): Promise<Row | undefined> => {
  await pool.query(
    `with made as (
       insert into room_head (key, title) select $1, p.name from person p where p.id = $2
       on conflict (key) do update set title = excluded.title returning room_id)
     insert into room_member (room_id, actor_id, role, rights) select room_id, $2, 'member', 0 from made on conflict do nothing`,
    [room, person],
  );
  return lookUp(pool, room, person);
};

const lookUp = async (pool: pg.Pool, room: RoomKey, person: PersonId): Promise<Row | undefined> => {
  const { rows } = await pool.query<Row>({ ...select, values: [room, person] });
  return rows[0];
};
