import type { Store } from '@lyceum/db/transact.ts';
import type { createAdmit } from '@lyceum/platform/objects/admit.ts';
import type { Objects } from '@lyceum/platform/objects/objects.ts';
import type { LessonRights } from '../../platform/lessons.ts';

/** Everything that files need from outside. */
export interface StoragePorts {
  readonly store: Store;
  readonly objects: Objects;
  readonly admit: ReturnType<typeof createAdmit>;
  readonly lessons: LessonRights;
  /** What stands before the key of a public picture; then of every other file. */
  readonly addresses: { readonly open: string; readonly guarded: string };
  readonly hasQuotas: boolean;
}
