import { closeCodes } from '@lyceum/shared/kernel/close-codes.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import type { Control } from '@lyceum/shared/room/wire.ts';
import type { Allowance } from './allowance.ts';
import type { Entry } from './door.ts';
import type { Join, JoinResult } from './join.ts';
import type { Presence } from './presence.ts';
import { dismiss, openSession, type Seat, type Session } from './session.ts';
import type { Socket } from './socket.ts';

export interface ArrivalsOptions {
  readonly join: Join;
  readonly presence: Presence;
  readonly allowance: () => Allowance;
  readonly logger: Log;
}

const endings: { readonly [W in Extract<JoinResult, { ok: false }>['why']]: number } = {
  signed_out: closeCodes.kicked,
  absent: closeCodes.notAllowed,
  banned: closeCodes.banned,
  ended: closeCodes.roomEnded,
  busy: closeCodes.notAllowed,
  left: closeCodes.notAllowed,
};

/** The coming and going of sockets on this node. */
export const createArrivals = ({ join, presence, allowance, logger }: ArrivalsOptions) => {
  const sessions = new Set<Session>();

  const leave = (session: Session, seat: Seat): void => {
    if (!session.seats.delete(seat.room.key)) return;
    if (session.state.is === 'open') session.state.socket.unfollow(seat.room.key);
    presence.leave(session, seat);
  };

  return {
    sessions: sessions as ReadonlySet<Session>,
    leave,

    /** A socket has come; if its address names a room it is brought there at once. */
    open: (entry: Extract<Entry, { ok: true }>, socket: Socket): Session => {
      const session = openSession(entry.identity, socket, allowance());
      sessions.add(session);
      if (entry.join) {
        join(session, entry.join).then(
          (result) => result.ok || dismiss(session, endings[result.why], `cannot join: ${result.code}`),
          (err: unknown) => {
            logger.warn({ err }, 'a room could not be joined now');
            dismiss(session, closeCodes.draining, 'the room cannot be reached now; come back');
          },
        );
      }
      return session;
    },

    heard: (session: Session): void => {
      session.heardAt = performance.now();
    },

    closed: (session: Session): void => {
      sessions.delete(session);
      session.state = { is: 'closed', code: session.state.is === 'closed' ? session.state.code : 0 };
      for (const seat of [...session.seats.values()]) leave(session, seat);
    },

    /** Ends the sockets of a sign-in that has ended, or all of a person's. */
    control: (message: string): void => {
      const { type, user_id, sid } = JSON.parse(message) as Control;
      if (type !== 'signed_out') return;
      for (const session of [...sessions]) {
        const { person, sid: own } = session.identity;
        if (person === user_id && (sid === null || own === sid)) dismiss(session, closeCodes.kicked, 'signed out');
      }
    },

    /** Tells everyone to come back elsewhere. */
    drain: (): void => {
      for (const session of [...sessions]) dismiss(session, closeCodes.draining, 'this server is going away; come back and resume');
    },
  };
};

export type Arrivals = ReturnType<typeof createArrivals>;
