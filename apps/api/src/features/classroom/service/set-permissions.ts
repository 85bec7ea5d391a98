import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { classroomRoom, type PermissionChange, type Permissions, type RoomRole } from '@lyceum/shared/room/contract.ts';
import { unpackRights } from '@lyceum/shared/room/rules.ts';
import type { Actor } from '../../../platform/actor.ts';
import { commandBy, placeIn, whyRefused } from '../../../platform/rooms.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';

/** Whose rights to change, and how; what is left out stays. */
export interface RightsChange {
  readonly id: SessionId;
  readonly userId: PersonId;
  readonly permissions: PermissionChange;
}

const refusals = {
  not_found: ['not_found', 'There is no such person in this lesson.'],
  not_held: ['forbidden', 'You cannot give a right that you do not hold.'],
  host: ['forbidden', 'Nobody takes a right from the host.'],
} as const;

/** Changes somebody's rights. They hold from the change's place in the log on, on every node. */
export const setPermissions =
  ({ roomLog }: Pick<ClassroomPorts, 'roomLog'>) =>
  async (
    { id, userId, permissions }: RightsChange,
    actor: Actor,
  ): Promise<{ userId: PersonId; role: RoomRole; permissions: Permissions }> => {
    const place = await placeIn(roomLog)(classroomRoom(id), asking(actor).id);
    const result = await roomLog.setRights({ ...commandBy(place), cid: null }, { target: userId, permissions });
    if (result.ok) return { userId, role: result.role, permissions: unpackRights(result.rights) };
    if (result.reason === 'refused' || result.reason === 'cid_reused') throw await whyRefused(roomLog)(place);
    const [code, message] = refusals[result.reason];
    throw new Refusal(code, { message });
  };
