import type { eventTopic, handTopic, personTopic, reactionTopic, rightsTopic, roomTopic } from '@lyceum/shared/classroom/events.ts';
import { closeCodes } from '@lyceum/shared/kernel/close-codes.ts';
import type { HandlersOf } from '@lyceum/shared/kernel/topic.ts';
import type { MediaState } from '@lyceum/shared/room/contract.ts';
import { packRights } from '@lyceum/shared/room/rules.ts';
import { type FanoutContext, pass } from '../../platform/fanout.ts';
import { sessionsOf } from '../../platform/room.ts';
import { dismiss } from '../../platform/session.ts';
import { allowedMedia } from './media.ts';

export const personFanout: HandlersOf<typeof personTopic, FanoutContext> = { joined: pass, left: pass };

export const rightsFanout: HandlersOf<typeof rightsTopic, FanoutContext> = {
  /** The seats here follow the log, and what may no longer be on is switched off. */
  changed: ({ user_id, permissions }, { room, states }) => {
    const rights = packRights(permissions);
    for (const session of room.people.get(user_id) ?? []) {
      const seat = session.seats.get(room.key);
      if (seat) seat.rights = rights;
    }
    const media = room.media.get(user_id);
    if (!media || !room.people.has(user_id)) return;
    const now = JSON.parse(media.data) as MediaState;
    const allowed = JSON.stringify(allowedMedia(now, rights));
    if (allowed !== JSON.stringify(now)) states.set(room, { person: user_id, data: allowed, cid: null });
  },
};

export const handFanout: HandlersOf<typeof handTopic, FanoutContext> = { raised: pass, lowered: pass };
export const reactionFanout: HandlersOf<typeof reactionTopic, FanoutContext> = { sent: pass };
export const eventFanout: HandlersOf<typeof eventTopic, FanoutContext> = { logged: pass };

export const roomFanout: HandlersOf<typeof roomTopic, FanoutContext> = {
  /** Who came for this room alone is sent home; who is in others too just leaves this one. */
  ended: (_data, { room }) => {
    for (const session of [...sessionsOf(room)]) {
      if (session.identity.only === room.key || session.seats.size === 1) dismiss(session, closeCodes.roomEnded, 'the room has ended');
    }
  },
};
