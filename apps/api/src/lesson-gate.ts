import type { Store } from '@lyceum/db/transact.ts';
import { mayEdit, maySee, type Viewer } from '@lyceum/shared/course/rules.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor } from './platform/actor.ts';

/** Who may do what with a lesson, for what hangs on lessons. Both refuse as the lesson itself would be refused. */
export interface LessonGate {
  /** Whoever may study the lesson now. */
  see(id: LessonId, actor: Actor): Promise<void>;
  edit(id: LessonId, actor: Actor): Promise<void>;
}

const viewerOf = (actor: Actor): Viewer => (actor.kind === 'person' ? actor : null);

/** The gate of the lessons that are stored. */
export const lessonGate = ({ store, clock }: { readonly store: Store; readonly clock: Clock }): LessonGate => {
  const sight = async (id: LessonId, viewer: Viewer) => {
    const found = await store.read.media.sightOf(id);
    if (!found || !maySee(found, viewer, clock.now())) throw new Refusal('not_found');
    return found;
  };
  return {
    see: async (id, actor) => void (await sight(id, viewerOf(actor))),
    edit: async (id, actor) => {
      const viewer = viewerOf(actor);
      if (!mayEdit(await sight(id, viewer), viewer)) throw new Refusal('forbidden', { message: 'This lesson is not yours to edit.' });
    },
  };
};
