import type { Viewer } from '@lyceum/shared/course/rules.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor } from '../../../platform/actor.ts';

/** Whoever looks at courses: a person, the owner of a key, or nobody in particular. */
export const viewerOf = (actor: Actor): Viewer => (actor.kind === 'guest' ? null : { id: actor.id, role: actor.role });

/** Whose own progress is read. */
export const readerOf = (actor: Actor): PersonId | null => (actor.kind === 'guest' ? null : actor.id);

/** What there is, or 404: one answer for what does not exist and for what is not yours to see. */
export const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Refusal('not_found');
  return value;
};
