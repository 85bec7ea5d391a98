import type { Store } from '@lyceum/db/transact.ts';
import type { createAdmit } from '@lyceum/platform/objects/admit.ts';
import type { Objects } from '@lyceum/platform/objects/objects.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from '../../platform/actor.ts';

/** Lessons, as far as files need them. Both refuse as the lesson itself would be refused. */
export interface LessonGate {
  /** Whoever may study the lesson now. */
  see(id: LessonId, actor: Actor): Promise<void>;
  edit(id: LessonId, actor: Actor): Promise<void>;
}

/** Everything that files need from outside. */
export interface StoragePorts {
  readonly store: Store;
  readonly objects: Objects;
  readonly admit: ReturnType<typeof createAdmit>;
  readonly lessons: LessonGate;
  /** What stands before the key of a public picture; then of every other file. */
  readonly addresses: { readonly open: string; readonly guarded: string };
  readonly hasQuotas: boolean;
}
