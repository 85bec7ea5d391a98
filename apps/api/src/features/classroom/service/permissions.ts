import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom, type Permissions, type RoomRole } from '@lyceum/shared/room/contract.ts';
import { unpackRights } from '@lyceum/shared/room/rules.ts';
import type { Actor } from '../../../platform/actor.ts';
import { placeIn } from '../../../platform/rooms.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';

/** What somebody is in a lesson and may do there, as the log would judge it now. */
export const permissions =
  ({ roomLog }: Pick<ClassroomPorts, 'roomLog'>) =>
  async ({ id }: { readonly id: SessionId }, actor: Actor): Promise<{ role: RoomRole; permissions: Permissions }> => {
    const { role, rights } = await placeIn(roomLog)(classroomRoom(id), asking(actor).id);
    return { role, permissions: unpackRights(rights) };
  };
