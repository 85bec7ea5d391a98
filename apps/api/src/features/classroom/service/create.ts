import { randomUUID } from 'node:crypto';
import { nameFromAddress } from '@lyceum/shared/account/rules.ts';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom, type RoomRole } from '@lyceum/shared/room/contract.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { ClassroomPorts } from '../ports.ts';
import { leading } from './asking.ts';
import { describe } from './describe.ts';
import { find } from './find.ts';

/** A lesson to be made, with the people who belong to it. */
export interface NewLesson {
  readonly title: string;
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | undefined;
  readonly participants: readonly { readonly email: string; readonly name?: string | undefined; readonly role: RoomRole }[];
}

/** Makes a lesson and its room. Its maker hosts it; people whose addresses are new become known, without a password. */
export const create =
  ({ store, clock }: Pick<ClassroomPorts, 'store' | 'clock'>) =>
  async ({ title, startsAt, endsAt, participants }: NewLesson, actor: Actor): Promise<Session> => {
    const maker = leading(actor);
    const id = SessionId.parse(randomUUID());
    await store.transact(async (tx) => {
      const roomId = await tx.room.create({ key: classroomRoom(id), title });
      if (roomId === null) throw new Error('a new session has a room already');
      await tx.classroom.create({ id, roomId, ownerId: maker.id, startsAt: startsAt ?? null, endsAt: endsAt ?? null });
      const people = await tx.account.ensurePeople(
        participants.map(({ email, name }) => ({ id: PersonId.parse(randomUUID()), email, name: name ?? nameFromAddress(email) })),
      );
      const named = participants.flatMap(({ email, role }) => {
        const person = people.get(email.toLowerCase());
        return person ? [{ actorId: person.id, role }] : [];
      });
      // The host comes first: who named themselves among the people stays the host.
      await tx.room.addMembers(roomId, [{ actorId: maker.id, role: 'host' }, ...named]);
    });
    return describe(await find({ store })(id, maker), maker, clock.now());
  };
