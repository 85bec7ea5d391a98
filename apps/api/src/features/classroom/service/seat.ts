import type { Role } from '@lyceum/shared/account/contract.ts';
import type { Seat } from '@lyceum/shared/classroom/contract.ts';
import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import { unpackRights } from '@lyceum/shared/room/rules.ts';
import type { ClassroomPorts } from '../ports.ts';
import { describe } from './describe.ts';

/** A seat's token outlives a long lesson; who needs another one asks again. */
const seatLifeMs = 4 * 3_600_000;

/** Gives a person their seat in a lesson: 404 when there is no such lesson, 403 when they do not belong, 410 when it has ended. */
export const seat =
  ({ store, clock, tickets, roomLog, socketUrl }: Omit<ClassroomPorts, 'bus'>) =>
  async (id: SessionId, person: { readonly id: PersonId; readonly role: Role }): Promise<Seat> => {
    const row = await store.read.classroom.find(id);
    if (!row) throw new Refusal('not_found');
    const room = classroomRoom(id);
    const place = await roomLog.admit(room, person.id);
    if (!place || place.banned) throw new Refusal('forbidden', { message: 'You do not belong to this lesson.' });
    if (place.ended) throw new Refusal('already_ended', { message: 'This lesson has ended.' });
    const { name, role, rights } = place;
    const { token, expiresAt } = await tickets.signRoom({ sub: person.id, name, role, room, ttlMs: seatLifeMs });
    return {
      token,
      expiresAt: new Date(expiresAt).toISOString(),
      permissions: unpackRights(rights),
      session: describe(row, person, clock.now()),
      wsUrl: `${socketUrl}/ws/classroom/${id}/`,
    };
  };
