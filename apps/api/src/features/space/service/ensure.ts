import { randomUUID } from 'node:crypto';
import type { Tx } from '@lyceum/db/transact.ts';
import { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import { defaultRights, rightsOf } from '@lyceum/shared/room/rules.ts';

/** Somebody a launch names. */
export interface Named {
  readonly email: string;
  readonly name: string;
}

/** What a launch asks for. */
export interface Launch {
  readonly lessonId: string;
  readonly tutors: readonly (Named & { readonly isLeader: boolean })[];
  readonly students: readonly Named[];
}

const roomOf = async (tx: Tx, ownerId: PersonId, lessonId: string): Promise<{ id: SessionId; roomId: number }> => {
  // Whoever launches the same lesson at the same time waits here, and finds the space made.
  await tx.space.lockLesson(ownerId, lessonId);
  const known = await tx.space.byLesson(ownerId, lessonId);
  const session = known && (await tx.classroom.find(known.sessionId));
  if (session) return session;
  const id = SessionId.parse(randomUUID());
  const roomId = await tx.room.create({ key: classroomRoom(id), title: lessonId });
  if (roomId === null) throw new Error('a new session has a room already');
  await tx.classroom.create({ id, roomId, ownerId, startsAt: null, endsAt: null });
  await tx.space.create({ sessionId: id, ownerId, lessonId });
  return { id, roomId };
};

/** Makes the lesson's session unless it is there, and adds whom it does not hold yet. Nobody is dropped or changed. */
export const ensure = async (tx: Tx, ownerId: PersonId, { lessonId, tutors, students }: Launch): Promise<SessionId> => {
  const { id, roomId } = await roomOf(tx, ownerId, lessonId);
  const people = await tx.account.ensurePeople(
    [...tutors, ...students].map(({ email, name }) => ({ id: PersonId.parse(randomUUID()), email, name })),
  );
  const idOf = (email: string): PersonId[] => {
    const person = people.get(email.toLowerCase());
    return person ? [person.id] : [];
  };
  const following = defaultRights('tutor') & ~rightsOf('can_terminate');
  await tx.room.addMembers(roomId, [
    ...tutors.flatMap(({ email, isLeader }) =>
      idOf(email).map((actorId) => ({ actorId, role: 'tutor' as const, rights: isLeader ? defaultRights('tutor') : following })),
    ),
    ...students.flatMap(({ email }) => idOf(email).map((actorId) => ({ actorId, role: 'student' as const }))),
  ]);
  return id;
};
