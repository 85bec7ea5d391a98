import type { Store } from '@lyceum/db/transact.ts';
import type { User } from '@lyceum/shared/account/contract.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Throttle } from '../../platform/throttle.ts';

/** Accounts, as far as invites need them. */
export interface Accounts {
  me(actor: Actor): Promise<User>;
}

/** Everything that invites need from outside. */
export interface InvitePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly accounts: Accounts;
  /** Where links lead, without a trailing slash. */
  readonly publicUrl: string;
}
