import type { Append, RoomLog } from '@lyceum/db/room-log';
import type { EventKind } from '@lyceum/shared/topics.ts';
import { type Answer, type Call, refuse, refuseWithRights } from './dispatch.ts';

/** What a command puts into the log: everything but who, where and under which cid. */
export interface LogEntry extends Pick<Append, 'need' | 'target' | 'over'> {
  readonly kind: EventKind;
  readonly data: object;
}

/** Appends a command to its room's log and answers its sender after the commit. */
export type AppendCommand = (call: Call, cid: string, entry: LogEntry) => Promise<Answer>;

/** The one way from a socket into the log. */
export const createAppend =
  (log: Pick<RoomLog, 'append' | 'admit'>): AppendCommand =>
  async ({ seat, session }, cid, { kind, data, need, ...about }) => {
    const { room, actor, by } = seat;
    const result = await log.append({
      room: room.key,
      roomId: room.roomId,
      actor: actor.id,
      by,
      cid,
      kind,
      need,
      data: JSON.stringify(data),
      ...about,
    });
    if (result.ok) return { ok: true, seq: result.seq };
    if (result.reason === 'cid_reused') return refuse('cid_reused', 'This cid was used for another command.');
    // The log says no without a why; the why is worth a question of its own only now.
    const now = await log.admit(room.key, session.identity.person);
    if (!now) return refuse('not_found', 'You are no longer in this room.');
    if (now.ended) return refuse('ended', 'This room has ended.');
    if (about.target !== undefined && (now.rights & need) === need)
      return refuse('not_found', 'There is no such message, or it is not yours to change.');
    return refuseWithRights('You may not do this here now.', now.rights);
  };
