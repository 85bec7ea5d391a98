import type { RoomLog } from '@lyceum/db/room-log';
import type { Store } from '@lyceum/db/transact.ts';

/** Everything that channels need from outside. */
export interface ChatPorts {
  readonly store: Store;
  readonly roomLog: Pick<RoomLog, 'admit' | 'append' | 'markRead'>;
}
