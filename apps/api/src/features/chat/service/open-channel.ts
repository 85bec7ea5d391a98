import type { Channel } from '@lyceum/shared/chat/contract.ts';
import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { channelRoom } from '@lyceum/shared/room/contract.ts';
import { rightsOf } from '@lyceum/shared/room/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { ChatPorts } from '../ports.ts';

/** Opens a channel to everyone who is signed in. Who opened it looks after it. */
export const openChannel =
  ({ store }: Pick<ChatPorts, 'store'>) =>
  async ({ name, title = name }: { readonly name: ChannelName; readonly title?: string | undefined }, actor: Actor): Promise<Channel> => {
    const { id } = personOf(actor);
    await store.transact(async (tx) => {
      const roomId = await tx.room.create({ key: channelRoom(name), title, open: true });
      if (roomId === null) throw new Refusal('conflict', { message: 'There is a channel of this name already.' });
      await tx.chat.create({ name, roomId, ownerId: id });
      await tx.room.addMembers(roomId, [{ actorId: id, role: 'member', rights: rightsOf('can_chat', 'can_moderate') }]);
    });
    return { name, title, seq: 0, read_seq: 0, unread: 0, last_message: null };
  };
