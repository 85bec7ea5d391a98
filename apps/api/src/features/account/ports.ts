import type { SignedIn } from '@lyceum/db/account/reader.ts';
import type { Store } from '@lyceum/db/transact.ts';
import type { Tickets } from '@lyceum/platform/ticket.ts';
import type { User } from '@lyceum/shared/account/contract.ts';
import type { PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import type { Bus, Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Background } from '../../platform/background.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Throttle } from '../../platform/throttle.ts';

/** Hashes passwords, slowly on purpose. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown person (`null`) as for a wrong password. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** Who a browser's cookie belongs to. `renewed` is the cookie to set when its life was prolonged. */
export interface SessionHolder extends SignedIn {
  readonly renewed: string | null;
}

/** Sessions of browsers: a secret in an HttpOnly cookie, of which only the hash is stored. */
export interface Sessions {
  /** Answers the cookie to set. */
  open(personId: PersonId, signInId: SignInId): Promise<string>;
  read(cookieHeader: string): Promise<SessionHolder | null>;
  /** The cookie that takes the session's away. */
  readonly blank: string;
}

/** How far somebody has come by learning. */
export type Standing = Pick<User, 'xp' | 'level' | 'streak'>;

/** Everything that accounts need from outside. */
export interface AccountPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly tickets: Tickets;
  readonly bus: Bus;
  readonly passwords: Passwords;
  readonly secrets: Secrets;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly background: Background;
  readonly standingOf: (person: PersonId) => Promise<Standing>;
}
