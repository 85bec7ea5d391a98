import type { Store } from '@lyceum/db/transact.ts';
import type { Cipher } from '@lyceum/platform/cipher.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Throttle } from '../../platform/throttle.ts';

/** How a Canvas takes a token. `busy`: it throttles, or is down for a moment. `no_canvas`: something answers, and not as Canvas does. */
export type Greeting =
  | { readonly kind: 'known'; readonly id: CanvasId; readonly name: string }
  | { readonly kind: 'unknown' | 'forbidden' | 'busy' | 'silent' | 'no_canvas' };

/** What a code or a refresh token was traded for, or why not. Times in milliseconds. */
export type Trade =
  | { readonly kind: 'traded'; readonly accessToken: string; readonly refreshToken: string | null; readonly lifeMs: number }
  | { readonly kind: 'refused' | 'silent' };

/** The part of other people's Canvas that the api asks while somebody waits. It never throws. */
export interface CanvasHost {
  /** Who a token is. */
  greet(base: string, token: string): Promise<Greeting>;
  /** Trades what an OAuth2 grant holds. */
  trade(base: string, grant: Readonly<Record<string, string>>): Promise<Trade>;
  /** Whether a calendar is at an address. */
  hasCalendar(url: string): Promise<'calendar' | 'no_calendar' | 'silent'>;
}

/** The developer key of the school. */
export interface DeveloperKey {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What an OAuth2 round remembers: who began it, and where. */
export interface Round {
  readonly personId: string;
  readonly canvasUrl: string;
  readonly canvasName: string;
}

/** Makes the `state` of an OAuth2 round, and reads it again. */
export interface Rounds {
  sign(round: Round): string;
  /** Null: not ours, changed, or too old. */
  read(state: string): Round | null;
}

/** Everything that Canvas needs from outside. */
export interface CanvasPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly cipher: Cipher;
  readonly host: CanvasHost;
  /** Hosts that an operator vouches for. */
  readonly allowedHosts: ReadonlySet<string>;
  /** Null: people paste tokens. */
  readonly developerKey: DeveloperKey | null;
  readonly rounds: Rounds;
  /** Where Canvas sends browsers back to. */
  readonly callbackUrl: string;
}
