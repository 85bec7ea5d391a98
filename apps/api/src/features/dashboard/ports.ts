import type { Store } from '@lyceum/db/transact.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';

/** Everything that the dashboard needs from outside. */
export interface DashboardPorts {
  readonly store: Store;
  readonly clock: Clock;
}
