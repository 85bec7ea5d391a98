import type { Bus } from '@lyceum/shared/kernel/ports.ts';
import { pack, type RoomMessage, roomChannel } from '@lyceum/shared/room/wire.ts';
import { type LocalRoom, sessionsOf } from './room.ts';
import { tell } from './session.ts';
import type { Broadcast } from './socket.ts';

type SignalMessage = Extract<RoomMessage, { lane: 'signal' }>;

/** Gives a signal to the sockets here that it is for. */
export const deliverSignal =
  (broadcast: Broadcast) =>
  (room: LocalRoom, { to, body }: SignalMessage): void => {
    if (to === null) return broadcast(room.key, body);
    for (const session of sessionsOf(room)) if (session.identity.person === to) tell(session, body);
  };

/** As `deliverSignal`, and to the other nodes; best effort, nobody hears of a loss. */
export const sendSignal = (broadcast: Broadcast, bus: Bus) => {
  const deliver = deliverSignal(broadcast);
  return (room: LocalRoom, message: SignalMessage): void => {
    deliver(room, message);
    void bus.publish(roomChannel(room.key), pack(message)).catch(() => undefined);
  };
};
