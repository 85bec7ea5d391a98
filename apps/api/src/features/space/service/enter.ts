import type { Seat } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import type { SpacePorts } from '../ports.ts';

/** Exchanges the token of a link for a fresh seat, if its holder still belongs to the room. */
export const enter =
  ({ tickets, lessons }: Pick<SpacePorts, 'tickets' | 'lessons'>) =>
  async ({ spaceId, token }: { readonly spaceId: SessionId; readonly token: string }): Promise<Seat> => {
    const ticket = await tickets.verifyRoom(token);
    if (!ticket) throw new Refusal('unauthenticated', { message: 'This link is not valid any more. Ask for a new one.' });
    if (ticket.room !== classroomRoom(spaceId)) throw new Refusal('forbidden', { message: 'This link is for another room.' });
    // A link opens its room and tells nothing that the room's own people are not told.
    return lessons.seat(spaceId, { id: ticket.sub, role: 'user' });
  };
