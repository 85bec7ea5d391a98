import type { RoomLog } from '@lyceum/db/room-log';
import type { Store } from '@lyceum/db/transact.ts';
import type { Tickets } from '@lyceum/platform/ticket.ts';
import type { Bus, Clock } from '@lyceum/shared/kernel/ports.ts';

/** Everything that live lessons need from outside. */
export interface ClassroomPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly tickets: Pick<Tickets, 'signRoom'>;
  readonly bus: Pick<Bus, 'publish'>;
  readonly roomLog: Pick<RoomLog, 'nodeId' | 'admit' | 'append' | 'setRights' | 'end' | 'states' | 'saveStates'>;
  /** Where sockets are opened: the public address with `ws` for `http`, without a slash at its end. */
  readonly socketUrl: string;
}
