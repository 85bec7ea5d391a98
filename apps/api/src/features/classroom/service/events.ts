import type { EventType, LoggedEvent } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import type { Actor } from '../../../platform/actor.ts';
import { nextNumberCursor, numberCursor } from '../../../platform/rooms.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';
import { findLed } from './find.ts';

/** Which events: of this lesson, all or of one type. */
export interface EventsQuery extends PageQuery {
  readonly id: SessionId;
  readonly eventType?: EventType | undefined;
}

/** What browsers logged, newest first, for who leads the lesson. */
export const events =
  ({ store }: Pick<ClassroomPorts, 'store'>) =>
  async ({ id, limit, cursor, eventType }: EventsQuery, actor: Actor): Promise<{ items: LoggedEvent[]; nextCursor: string | null }> => {
    const { roomId } = await findLed({ store })(id, asking(actor));
    const filter = { before: numberCursor(cursor), limit, ...(eventType && { eventType }) };
    const items = await store.read.classroom.events(roomId, filter);
    return {
      items,
      nextCursor: nextNumberCursor(
        items.map(({ seq }) => seq),
        limit,
      ),
    };
  };
