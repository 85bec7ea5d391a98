import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { classroomRoom, type MediaState } from '@lyceum/shared/room/contract.ts';
import { rightsForMedia } from '@lyceum/shared/room/rules.ts';
import { frameOf, pack, roomChannel, stateText } from '@lyceum/shared/room/wire.ts';
import type { Actor } from '../../../platform/actor.ts';
import { placeIn } from '../../../platform/rooms.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';

/** Versions in microseconds since 1970 that only rise within this process. */
const risingVersions = (clock: Clock): (() => number) => {
  let last = 0;
  return () => {
    last = Math.max(clock.now() * 1000, last + 1);
    return last;
  };
};

/** Sets somebody's camera, microphone and screen on the state lane: kept in Postgres, and told to the sockets of every node. */
export const setMedia = ({ roomLog, bus, clock }: Pick<ClassroomPorts, 'roomLog' | 'bus' | 'clock'>) => {
  const nextVersion = risingVersions(clock);
  return async ({ id, ...state }: MediaState & { readonly id: SessionId }, actor: Actor): Promise<{ success: true; version: number }> => {
    const place = await placeIn(roomLog)(classroomRoom(id), asking(actor).id);
    if (place.ended) throw new Refusal('already_ended');
    const needed = rightsForMedia(state);
    if (place.banned || (place.rights & needed) !== needed) throw new Refusal('forbidden', { message: 'You may not switch this on here.' });
    const { room, roomId, person } = place;
    const [version, data] = [nextVersion(), JSON.stringify(state)];
    await roomLog.saveStates([{ roomId, kind: 'media', actor: person, version, data }]);
    const body = frameOf([stateText({ room, kind: 'media', key: person, version, cid: null, data })]);
    const message = pack({ lane: 'state', node: roomLog.nodeId, latest: [{ person, version }], body });
    // Without Redis the nodes find it in Postgres.
    bus.publish(roomChannel(room), message).catch(() => undefined);
    return { success: true, version };
  };
};
