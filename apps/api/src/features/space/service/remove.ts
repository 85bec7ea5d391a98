import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import { actorText } from '@lyceum/shared/room/wire.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { SpacePorts } from '../ports.ts';
import { launching } from './asking.ts';

/** Takes a space away: its room ends for everybody, and the lesson may be launched anew. What was said stays in the log. */
export const remove =
  ({ store }: Pick<SpacePorts, 'store'>) =>
  async ({ spaceId }: { readonly spaceId: SessionId }, actor: Actor): Promise<null> => {
    const { id, name } = launching(actor);
    await store.transact(async (tx) => {
      const space = await tx.space.byId(id, spaceId);
      const session = space && (await tx.classroom.find(spaceId));
      if (!session) throw new Refusal('not_found');
      await tx.space.remove(spaceId);
      if (session.endedAt !== null) return;
      const by = actorText({ id, name, role: 'host' });
      await tx.emit({ room: classroomRoom(spaceId), roomId: session.roomId, actor: id, by, kind: 'room.ended', data: {} });
      await tx.classroom.markEnded(spaceId);
      await tx.room.close(session.roomId);
    });
    return null;
  };
