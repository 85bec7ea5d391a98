import type { Governed, RoomLog } from '@lyceum/db/room-log';
import { rightsForMedia } from '@lyceum/shared/room/rules.ts';
import type { RoomMessage } from '@lyceum/shared/room/wire.ts';
import type { AppendCommand } from '../../platform/append.ts';
import { type Answer, type Call, type Handlers, refuse, refuseWithRights } from '../../platform/dispatch.ts';
import type { Join } from '../../platform/join.ts';
import type { LocalRoom } from '../../platform/room.ts';
import type { Seat, Session } from '../../platform/session.ts';
import type { StateLane } from '../../platform/state-lane.ts';

export interface ClassroomPorts {
  readonly append: AppendCommand;
  readonly log: Pick<RoomLog, 'setRights' | 'end' | 'nodeId'>;
  readonly states: StateLane;
  readonly join: Join;
  readonly leave: (session: Session, seat: Seat) => void;
  /** Gives a signal to the sockets here and to the other nodes. */
  readonly signal: (room: LocalRoom, message: Extract<RoomMessage, { lane: 'signal' }>) => void;
}

type ClassroomCommand =
  | 'room.join'
  | 'room.leave'
  | 'room.end'
  | 'media.set'
  | 'hand.raise'
  | 'hand.lower'
  | 'reaction.send'
  | 'rights.set'
  | 'event.log'
  | 'signal.send';

/** Signals are small: a cursor, "is typing", a WebRTC description. */
const mostSignalChars = 8192;

/** What people do in a live room beside talking. */
export const classroomHandlers = (ports: ClassroomPorts): Pick<Handlers, ClassroomCommand> => {
  const { append, log, states } = ports;
  const governor = ({ seat }: Call, cid: string) => {
    const { room, actor, by } = seat;
    return { room: room.key, roomId: room.roomId, actor: actor.id, by, cid };
  };
  return {
    'room.join': async ({ cid, room, data }, session) => {
      if (room === undefined) return refuse('invalid', 'room: name the room to join');
      if (session.identity.only !== null && session.identity.only !== room) return refuse('not_allowed', 'Your token is for another room.');
      const seat = session.seats.get(room);
      if (seat) ports.leave(session, seat);
      const result = await ports.join(session, { room, cid, ...data });
      return result.ok ? { ok: true, silent: true } : refuse(result.code, 'You cannot join this room now.');
    },
    'room.leave': (_command, { session, seat }) => {
      ports.leave(session, seat);
      return { ok: true };
    },
    'room.end': async ({ cid }, call) => answerOf(await log.end(governor(call, cid)), call),
    'media.set': ({ cid, data }, { seat }) => {
      const needed = rightsForMedia(data);
      if ((seat.rights & needed) !== needed) return refuseWithRights('You may not switch this on here.', seat.rights);
      states.set(seat.room, { person: seat.actor.id, data: JSON.stringify(data), cid });
      return { ok: true };
    },
    'hand.raise': ({ cid }, call) => append(call, cid, { kind: 'hand.raised', need: 0, data: {} }),
    'hand.lower': ({ cid }, call) => append(call, cid, { kind: 'hand.lowered', need: 0, data: {} }),
    'reaction.send': ({ cid, data }, call) => append(call, cid, { kind: 'reaction.sent', need: 0, data }),
    'rights.set': async ({ cid, data }, call) => {
      const change = { target: data.user_id, permissions: data.permissions };
      return answerOf(await log.setRights(governor(call, cid), change), call);
    },
    'event.log': ({ cid, data }, call) => append(call, cid, { kind: 'event.logged', need: 0, data }),
    'signal.send': ({ data }, { seat }) => {
      const { kind, to, data: content } = data;
      const body = JSON.stringify({ type: 'signal', room: seat.room.key, kind, from: seat.actor, data: content ?? null });
      if (body.length > mostSignalChars) return refuse('invalid', 'data: must be at most 8 KiB');
      ports.signal(seat.room, { lane: 'signal', node: log.nodeId, to: to ?? null, body });
      return { ok: true };
    },
  };
};

const sentences = {
  cid_reused: { code: 'cid_reused', message: 'This cid was used for another command.' },
  not_found: { code: 'not_found', message: 'There is no such person in this room.' },
  not_held: { code: 'not_allowed', message: 'You cannot give a right that you do not hold.' },
  host: { code: 'not_allowed', message: 'Nobody takes a right from the host.' },
} as const;

const answerOf = (result: Governed, { seat }: Call): Answer => {
  if (result.ok) return { ok: true, seq: result.appended.seq };
  if (result.reason === 'refused') return refuseWithRights('You may not do this here.', seat.rights);
  const { code, message } = sentences[result.reason];
  return refuse(code, message);
};
