import type { Store } from '@lyceum/db/transact.ts';

/** Everything that the trail needs from outside. */
export interface AuditPorts {
  readonly store: Store;
}
