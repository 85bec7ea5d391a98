import type { Store } from '@lyceum/db/transact.ts';
import type { Cipher } from '@lyceum/platform/cipher.ts';
import type { Clock, Log } from '@lyceum/shared/kernel/ports.ts';
import type { Dispatcher } from 'undici';
import type { Patience } from './client/ask.ts';

/** The developer key of the school, when it has one. */
export interface DeveloperKey {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What reading Canvas asks for. */
export interface CanvasPorts {
  readonly store: Store;
  readonly cipher: Cipher;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly log: Log;
  readonly developerKey: DeveloperKey | null;
  readonly patience: Patience;
  readonly random: () => number;
}
