import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { channelRoom } from '@lyceum/shared/room/contract.ts';
import { rightsOf } from '@lyceum/shared/room/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { commandBy, placeIn, whyRefused } from '../../../platform/rooms.ts';
import type { ChatPorts } from '../ports.ts';

/** A message to a channel. `client_id` is the caller's name for it: the same one again is the same message. */
export interface Sending {
  readonly name: ChannelName;
  readonly text: string;
  readonly client_id: string;
  readonly reply_to?: number | undefined;
}

/** Says something in a channel; answers its number after the commit. */
export const send =
  ({ roomLog }: Pick<ChatPorts, 'roomLog'>) =>
  async ({ name, text, client_id, reply_to }: Sending, actor: Actor): Promise<{ seq: number; client_id: string }> => {
    const place = await placeIn(roomLog)(channelRoom(name), personOf(actor).id);
    const reply = reply_to === undefined ? {} : { reply_to };
    const result = await roomLog.append({
      ...commandBy(place),
      kind: 'chat.sent',
      need: rightsOf('can_chat'),
      cid: client_id,
      // As the sockets encode it: a repeat over the other edge is the same message.
      data: JSON.stringify({ text, ...reply }),
      ...(reply_to !== undefined && { target: reply_to }),
    });
    if (result.ok) return { seq: result.seq, client_id };
    if (result.reason === 'cid_reused') throw new Refusal('conflict', { message: 'This client_id was used for another message.' });
    const mayTalk = (place.rights & rightsOf('can_chat')) !== 0 && !place.ended && !place.banned;
    if (mayTalk && reply_to !== undefined) throw new Refusal('not_found', { message: 'There is no such message to reply to.' });
    throw await whyRefused(roomLog)(place);
  };
