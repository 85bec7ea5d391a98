import type { Store } from '@lyceum/db/transact.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';

/** Everything that rewards need from outside. */
export interface RewardPorts {
  readonly store: Store;
  readonly clock: Clock;
}
