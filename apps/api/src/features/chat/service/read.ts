import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { channelRoom } from '@lyceum/shared/room/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { placeIn } from '../../../platform/rooms.ts';
import type { ChatPorts } from '../ports.ts';

/** Notes how far somebody has read: never back, never past the end. */
export const read =
  ({ roomLog }: Pick<ChatPorts, 'roomLog'>) =>
  async ({ name, seq }: { readonly name: ChannelName; readonly seq: number }, actor: Actor): Promise<{ read_seq: number }> => {
    const { roomId, person } = await placeIn(roomLog)(channelRoom(name), personOf(actor).id);
    return { read_seq: await roomLog.markRead(roomId, { actor: person, seq }) };
  };
