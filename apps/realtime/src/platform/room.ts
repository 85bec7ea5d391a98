import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { RoomKey } from '@lyceum/shared/room/contract.ts';
import { createRing, type Ring, type Stretch } from './ring.ts';
import type { Session } from './session.ts';

/** A batch of events as it travels: numbered, encoded, and with the kinds that are in it. */
export interface Arrival extends Stretch {
  readonly kinds: readonly string[];
}

/** A room that somebody on this node is in. */
export interface LocalRoom {
  readonly key: RoomKey;
  readonly roomId: number;
  readonly epoch: number;
  /** Every event up to this one has been given to every session that is in the room here. */
  seq: number;
  readonly ring: Ring;
  /** Batches that came before their turn, by their first number. */
  readonly held: Map<number, Arrival>;
  /** The sessions of each person who is in the room here. */
  readonly people: Map<PersonId, Set<Session>>;
  /** Each person's media state as last told, with its version. */
  readonly media: Map<PersonId, { readonly version: number; readonly data: string }>;
}

export const createRoom = (known: Pick<LocalRoom, 'key' | 'roomId' | 'epoch' | 'seq'>): LocalRoom => ({
  ...known,
  ring: createRing(),
  held: new Map(),
  people: new Map(),
  media: new Map(),
});

// Beyond this, what is held back is cheaper to read again than to keep.
const mostHeld = 256;

/**
 * Takes a batch and answers what is deliverable now, in order and without holes (realtime.md L7). What comes too early waits;
 * what is known already is dropped; what is known in part is left to a catch-up.
 */
export const arrange = (room: LocalRoom, arrival: Arrival): { deliver: Arrival[]; gap: boolean } => {
  if (arrival.last <= room.seq) return { deliver: [], gap: false };
  if (arrival.first > room.seq + 1) {
    if (room.held.size < mostHeld) room.held.set(arrival.first, arrival);
    return { deliver: [], gap: true };
  }
  if (arrival.first <= room.seq) return { deliver: [], gap: true };
  const deliver: Arrival[] = [];
  for (let next: Arrival | undefined = arrival; next; next = room.held.get(room.seq + 1)) {
    room.held.delete(next.first);
    room.seq = next.last;
    room.ring.push(next);
    deliver.push(next);
  }
  for (const [first, late] of room.held) if (late.last <= room.seq) room.held.delete(first);
  return { deliver, gap: room.held.size > 0 };
};

/** Everyone's sessions in a room here. */
export function* sessionsOf(room: LocalRoom): Generator<Session> {
  for (const sessions of room.people.values()) yield* sessions;
}
