import { randomUUID } from 'node:crypto';
import type { Db } from '@lyceum/db/client.ts';
import { writersOf } from '@lyceum/db/stores.ts';
import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom, type RoomKey, type RoomRole } from '@lyceum/shared/room/contract.ts';
import { newPerson } from './person.ts';

/** A classroom's room with people in it, the first of them its host. */
export interface TestRoom {
  readonly session: SessionId;
  readonly key: RoomKey;
  readonly roomId: number;
  readonly people: readonly PersonId[];
}

/** Writes a session with its room and `roles.length` people. */
export const makeRoom = async (db: Db, roles: readonly RoomRole[] = ['host', 'student', 'student']): Promise<TestRoom> => {
  const { account, room, classroom } = writersOf(db.orm);
  const session = randomUUID() as SessionId;
  const key = classroomRoom(session);
  const people: PersonId[] = [];
  for (const _ of roles) {
    const person = newPerson();
    await account.addPerson(person);
    people.push(person.id);
  }
  const roomId = await room.create({ key, title: 'Algebra 9-B' });
  if (roomId === null) throw new Error('a random key was taken');
  await room.addMembers(
    roomId,
    people.map((actorId, n) => ({ actorId, role: roles[n] as RoomRole })),
  );
  await classroom.create({ id: session, roomId, ownerId: people[0] as PersonId, startsAt: null, endsAt: null });
  return { session, key, roomId, people };
};
