import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import type { Space } from '@lyceum/shared/space/contract.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { SpacePorts } from '../ports.ts';
import { launching } from './asking.ts';
import { ensure, type Launch } from './ensure.ts';

/** A link is made when a lesson is planned and must still open it weeks later. */
const linkLifeMs = 30 * 86_400_000;

type Link = Space['tutorSpaces'][number] | Space['studentSpaces'][number];

/** Launches a lesson's space: one for its owner and lesson, however often and parallel it is asked for, with a link for each of its people. */
export const create =
  ({ store, tickets, publicUrl }: Pick<SpacePorts, 'store' | 'tickets' | 'publicUrl'>) =>
  async (launch: Launch, actor: Actor): Promise<Space> => {
    const { id: ownerId } = launching(actor);
    const spaceId = await store.transact((tx) => ensure(tx, ownerId, launch));
    const session = await store.read.classroom.find(spaceId);
    const room = classroomRoom(spaceId);
    // People are told by the names that this caller gives them; the others by their own.
    const given = new Map([...launch.tutors, ...launch.students].map((one) => [one.email.toLowerCase(), one]));

    const links = await Promise.all(
      (session?.participants ?? []).map(async ({ id, name, email, role }): Promise<Link> => {
        const { token } = await tickets.signRoom({ sub: id, name, role, room, ttlMs: linkLifeMs });
        const shown = given.get(email.toLowerCase()) ?? { email, name };
        const spaceUrl = `${publicUrl}/space/${spaceId}?token=${token}`;
        return { email: shown.email, name: shown.name, role: role === 'student' ? 'student' : 'tutor', spaceUrl };
      }),
    );
    return {
      spaceId,
      lessonId: launch.lessonId,
      tutorSpaces: links.filter((link) => link.role === 'tutor'),
      studentSpaces: links.filter((link) => link.role === 'student'),
    };
  };
