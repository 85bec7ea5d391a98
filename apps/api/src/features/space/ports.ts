import type { Store } from '@lyceum/db/transact.ts';
import type { Tickets } from '@lyceum/platform/ticket.ts';
import type { Role } from '@lyceum/shared/account/contract.ts';
import type { Seat, Session } from '@lyceum/shared/classroom/contract.ts';
import type { PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';

/** Live lessons, as far as spaces need them. */
export interface Lessons {
  seat(id: SessionId, person: { readonly id: PersonId; readonly role: Role }): Promise<Seat>;
  view(id: SessionId, viewer: { readonly id: PersonId; readonly role: Role }): Promise<Session>;
}

/** Everything that spaces need from outside. */
export interface SpacePorts {
  readonly store: Store;
  readonly tickets: Pick<Tickets, 'signRoom' | 'verifyRoom'>;
  readonly lessons: Lessons;
  readonly publicUrl: string;
}
