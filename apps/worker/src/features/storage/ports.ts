import type { Store } from '@lyceum/db/transact.ts';
import type { createAdmit } from '@lyceum/platform/objects/admit.ts';
import type { Objects } from '@lyceum/platform/objects/objects.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';

/** What the work on files asks for. */
export interface StoragePorts {
  readonly store: Store;
  readonly objects: Pick<Objects, 'remove' | 'list'>;
  readonly admit: ReturnType<typeof createAdmit>;
  readonly clock: Clock;
}
