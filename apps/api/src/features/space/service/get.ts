import type { SpaceRow } from '@lyceum/db/space/reader.ts';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor, KnownActor } from '../../../platform/actor.ts';
import type { SpacePorts } from '../ports.ts';
import { launching } from './asking.ts';

/** A launch of this caller; 404 for everybody else's. */
const own =
  ({ store }: Pick<SpacePorts, 'store'>) =>
  async (spaceId: SessionId, owner: KnownActor): Promise<SpaceRow> => {
    const row = await store.read.space.byId(owner.id, spaceId);
    if (!row) throw new Refusal('not_found');
    return row;
  };

/** A space and its session, for who launched it. */
export const get =
  ({ store, lessons }: Pick<SpacePorts, 'store' | 'lessons'>) =>
  async (
    { spaceId }: { readonly spaceId: SessionId },
    actor: Actor,
  ): Promise<{ spaceId: SessionId; lessonId: string; session: Session }> => {
    const owner = launching(actor);
    const { lessonId } = await own({ store })(spaceId, owner);
    // Whoever launched a space named its people, and may see them as its tutors do.
    return { spaceId, lessonId, session: await lessons.view(spaceId, { id: owner.id, role: 'admin' }) };
  };
