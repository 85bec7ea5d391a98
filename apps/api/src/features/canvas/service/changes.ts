import type { Change } from '@lyceum/shared/canvas/contract/change.ts';
import type { ChangeId, ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { nextNumberCursor, numberCursor } from '../../../platform/rooms.ts';
import type { CanvasPorts } from '../ports.ts';

type Ports = Pick<CanvasPorts, 'store'>;
type Wanted = PageQuery & { readonly connectionId?: ConnectionId | undefined };

/** What became different in somebody's Canvas, the newest first, and how much of it they have not seen. */
export const changes =
  ({ store }: Ports) =>
  async (
    { limit, cursor, connectionId }: Wanted,
    actor: Actor,
  ): Promise<{ items: Change[]; nextCursor: string | null; newCount: number }> => {
    const { id } = personOf(actor);
    const [items, newCount] = await Promise.all([
      store.read.canvas.changeList(id, { connectionId, limit, before: numberCursor(cursor) }),
      store.read.canvas.newChanges(id),
    ]);
    const numbers = items.map((change) => change.id);
    return { items, nextCursor: nextNumberCursor(numbers, limit), newCount };
  };

/** Notes up to where somebody has looked. */
export const markSeen =
  ({ store }: Ports) =>
  async (upTo: ChangeId, actor: Actor): Promise<{ newCount: number }> => {
    const { id } = personOf(actor);
    return store.transact(async (tx) => {
      await tx.canvas.markSeen(id, upTo);
      return { newCount: await tx.canvas.newChanges(id) };
    });
  };
