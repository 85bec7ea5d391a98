import { randomUUID } from 'node:crypto';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createTickets } from '@lyceum/platform/ticket.ts';
import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import { defaultRights } from '@lyceum/shared/room/rules.ts';
import pg from 'pg';

/** Rooms with people in them, each with a token that opens their socket. */
export interface World {
  readonly rooms: readonly { readonly room: SessionId; readonly tokens: readonly string[] }[];
}

/** Writes `rooms` classrooms of `people` each into the database. */
export const buildWorld = async (databaseUrl: string, secret: string, size: { rooms: number; people: number }): Promise<World> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const tickets = createTickets({ secret, clock: systemClock });
  const people = Array.from({ length: size.people * size.rooms }, () => randomUUID() as PersonId);
  await client.query(
    `insert into person (id, email, name) select u.id, u.id || '@bench.test', 'Person ' || u.n from unnest($1::uuid[]) with ordinality u(id, n)`,
    [people],
  );
  const rooms: { room: SessionId; tokens: string[] }[] = [];
  for (let n = 0; n < size.rooms; n++) {
    const room = randomUUID() as SessionId;
    const members = people.slice(n * size.people, (n + 1) * size.people);
    const { rows } = await client.query<{ room_id: number }>('insert into room_head (key, title) values ($1, $2) returning room_id', [
      classroomRoom(room),
      `Room ${n}`,
    ]);
    await client.query(
      `insert into room_member (room_id, actor_id, role, rights) select $1, u, case when u = $3 then 'host' else 'student' end, case when u = $3 then $4::int else $5::int end from unnest($2::uuid[]) u`,
      [rows[0]?.room_id, members, members[0], defaultRights('host'), defaultRights('student')],
    );
    const sign = (sub: PersonId, i: number) =>
      tickets.signRoom({ sub, name: `Person ${i}`, role: 'student', room: classroomRoom(room), ttlMs: 3_600_000 });
    rooms.push({ room, tokens: (await Promise.all(members.map(sign))).map(({ token }) => token) });
  }
  await client.query('analyze room_member');
  await client.end();
  return { rooms };
};
