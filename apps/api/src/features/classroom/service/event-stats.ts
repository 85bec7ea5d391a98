import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';
import { findLed } from './find.ts';

/** How many events of each type, and from when to when. */
export interface EventStats {
  total: number;
  byType: Record<string, number>;
  firstAt: string | null;
  lastAt: string | null;
}

/** What browsers logged, in figures, for who leads the lesson. */
export const eventStats =
  ({ store }: Pick<ClassroomPorts, 'store'>) =>
  async ({ id }: { readonly id: SessionId }, actor: Actor): Promise<EventStats> => {
    const { roomId } = await findLed({ store })(id, asking(actor));
    const rows = await store.read.classroom.eventStats(roomId);
    // ISO times of one zone and precision sort as text.
    return {
      total: rows.reduce((sum, { count }) => sum + count, 0),
      byType: Object.fromEntries(rows.map(({ eventType, count }) => [eventType, count])),
      firstAt: rows.map(({ firstAt }) => firstAt).sort()[0] ?? null,
      lastAt:
        rows
          .map(({ lastAt }) => lastAt)
          .sort()
          .at(-1) ?? null,
    };
  };
