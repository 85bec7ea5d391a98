import type { Store } from '@lyceum/db/transact.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Throttle } from '../../platform/throttle.ts';

/** Everything that agendas need from outside. */
export interface AgendaPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly secrets: Pick<Secrets, 'newToken'>;
  /** Where people reach the school, without a trailing slash. */
  readonly publicUrl: string;
}
