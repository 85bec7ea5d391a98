import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom, type MediaEntry, MediaState } from '@lyceum/shared/room/contract.ts';
import type { Actor } from '../../../platform/actor.ts';
import { placeIn } from '../../../platform/rooms.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';

/** Everyone's media state, at most a second behind the sockets. */
export const media =
  ({ roomLog }: Pick<ClassroomPorts, 'roomLog'>) =>
  async ({ id }: { readonly id: SessionId }, actor: Actor): Promise<{ items: MediaEntry[]; nextCursor: null }> => {
    const { roomId } = await placeIn(roomLog)(classroomRoom(id), asking(actor).id);
    const states = await roomLog.states([roomId], 0);
    const items = states.map(({ actor: user_id, version, data }) => ({ user_id, version, ...MediaState.parse(JSON.parse(data)) }));
    return { items, nextCursor: null };
  };
