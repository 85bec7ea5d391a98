import type { EventType, LoggedEvent } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import type { Actor } from '../../../platform/actor.ts';
import { commandBy, placeIn, whyRefused } from '../../../platform/rooms.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';

/** Something a browser says about a lesson. */
export interface Logging {
  readonly id: SessionId;
  readonly eventType: EventType;
  readonly data: LoggedEvent['data'];
}

/** Writes an event of a browser into the lesson's log. Everybody hears that it was; its details are for who leads. */
export const logEvent =
  ({ roomLog }: Pick<ClassroomPorts, 'roomLog'>) =>
  async ({ id, eventType, data }: Logging, actor: Actor): Promise<LoggedEvent> => {
    const place = await placeIn(roomLog)(classroomRoom(id), asking(actor).id);
    const content = JSON.stringify({ event_type: eventType, data });
    const result = await roomLog.append({ ...commandBy(place), kind: 'event.logged', need: 0, cid: null, data: content });
    if (!result.ok) throw await whyRefused(roomLog)(place);
    const { person, name, role } = place;
    return { seq: result.seq, at: result.at, actor: { id: person, name, role }, eventType, data };
  };
