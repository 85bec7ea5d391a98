import type { Session } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import type { Actor } from '../../../platform/actor.ts';
import { commandBy, placeIn } from '../../../platform/rooms.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';
import { get } from './get.ts';

/** Ends a lesson for everybody. Ending it again changes nothing. */
export const end =
  (ports: Pick<ClassroomPorts, 'store' | 'clock' | 'roomLog'>) =>
  async (input: { readonly id: SessionId }, actor: Actor): Promise<Session> => {
    const { id } = asking(actor);
    const place = await placeIn(ports.roomLog)(classroomRoom(input.id), id);
    const result = await ports.roomLog.end({ ...commandBy(place), cid: null });
    if (!result.ok) {
      const now = await placeIn(ports.roomLog)(place.room, id);
      if (!now.ended) throw new Refusal('forbidden');
    }
    return get(ports)(input, actor);
  };
