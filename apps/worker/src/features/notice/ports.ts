import type { Store } from '@lyceum/db/transact.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';

/** A mail, ready to go. */
export interface OutgoingMail {
  /** Names the message for good: a second copy carries the same. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly locale: string;
}

/** How mail leaves. */
export interface Mailer {
  /** Resolves when the next server has taken the mail; rejects with `Hopeless` when no server ever will. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** What the notice jobs ask for. */
export interface NoticePorts {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly clock: Clock;
  /** Where links lead, without a trailing slash. */
  readonly publicUrl: string;
}
