import type { RoomLog } from '@lyceum/db/room-log';
import { rightsOf } from '@lyceum/shared/room/rules.ts';
import { stateText } from '@lyceum/shared/room/wire.ts';
import type { AppendCommand } from '../../platform/append.ts';
import type { Handlers } from '../../platform/dispatch.ts';
import type { Broadcast } from '../../platform/socket.ts';

export interface ChatPorts {
  readonly append: AppendCommand;
  readonly log: Pick<RoomLog, 'markRead'>;
  readonly broadcast: Broadcast;
}

type ChatCommand = 'chat.send' | 'chat.edit' | 'chat.delete' | 'chat.react' | 'chat.read';

const toTalk = rightsOf('can_chat');

/** Talk in any room. One edits one's own words only; a moderator may delete anyone's. */
export const chatHandlers = ({ append, log, broadcast }: ChatPorts): Pick<Handlers, ChatCommand> => ({
  'chat.send': ({ cid, data }, call) => {
    const reply = data.reply_to === undefined ? {} : { target: data.reply_to };
    return append(call, cid, { kind: 'chat.sent', need: toTalk, data, ...reply });
  },
  'chat.edit': ({ cid, data }, call) => append(call, cid, { kind: 'chat.edited', need: toTalk, data, target: data.seq, over: -1 }),
  'chat.delete': ({ cid, data }, call) =>
    append(call, cid, { kind: 'chat.deleted', need: 0, data, target: data.seq, over: rightsOf('can_moderate') }),
  'chat.react': ({ cid, data }, call) => append(call, cid, { kind: 'chat.reacted', need: toTalk, data, target: data.seq }),
  'chat.read': async ({ cid, data }, { seat }) => {
    const { room, actor } = seat;
    const seq = await log.markRead(room.roomId, { actor: actor.id, seq: data.seq });
    broadcast(room.key, stateText({ room: room.key, kind: 'read', key: actor.id, version: seq, cid, data: JSON.stringify({ seq }) }));
    return { ok: true };
  },
});
