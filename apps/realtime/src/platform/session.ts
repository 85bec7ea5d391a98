import { randomUUID } from 'node:crypto';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor, RoomKey } from '@lyceum/shared/room/contract.ts';
import type { Allowance } from './allowance.ts';
import type { LocalRoom } from './room.ts';
import type { Socket } from './socket.ts';

/** Who is behind a socket, and until when we take their word for it. */
export interface Identity {
  readonly person: PersonId;
  /** The sign-in it comes from; null for the holder of a room token. */
  readonly sid: string | null;
  /** The one room that a room token is good for; null for an access token. */
  readonly only: RoomKey | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A person's place in a room on this node. `rights` follow the room's log. */
export interface Seat {
  readonly room: LocalRoom;
  readonly actor: Actor;
  /** The actor as events show them, encoded once. */
  readonly by: string;
  rights: number;
}

/** A session is open until its end is decided; from then on it takes no command and gets no frame. */
export type SessionState = { readonly is: 'open'; readonly socket: Socket } | { readonly is: 'closed'; readonly code: number };

/** One connected socket and what it may do. */
export interface Session {
  readonly id: string;
  state: SessionState;
  identity: Identity;
  readonly seats: Map<RoomKey, Seat>;
  /** Rooms that it is on its way into. */
  readonly joining: Set<RoomKey>;
  readonly allowance: Allowance;
  /** When its client was last heard, in milliseconds of the monotonic clock. */
  heardAt: number;
  /** Whether it has been told that its token is about to expire. */
  warned: boolean;
}

export const openSession = (identity: Identity, socket: Socket, allowance: Allowance): Session => ({
  id: randomUUID(),
  state: { is: 'open', socket },
  identity,
  seats: new Map(),
  joining: new Set(),
  allowance,
  heardAt: performance.now(),
  warned: false,
});

/** Sends one message, or an array of them, to one session. */
export const tell = (session: Session, frame: string): void => {
  if (session.state.is === 'open') session.state.socket.send(frame);
};

/** Ends a session with a code; what it was told before still arrives. */
export const dismiss = (session: Session, code: number, reason: string): void => {
  if (session.state.is === 'closed') return;
  const { socket } = session.state;
  session.state = { is: 'closed', code };
  socket.end(code, reason);
};
