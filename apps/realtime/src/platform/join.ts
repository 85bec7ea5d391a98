import type { Admission, RoomLog } from '@lyceum/db/room-log';
import type { MediaEntry, MediaState, RoomKey } from '@lyceum/shared/room/contract.ts';
import { unpackRights } from '@lyceum/shared/room/rules.ts';
import { actorText, frameOf, stateText } from '@lyceum/shared/room/wire.ts';
import type { NackCode } from '@lyceum/shared/wire/down.ts';
import type { Gate } from './gate.ts';
import type { Hub } from './hub.ts';
import type { Presence } from './presence.ts';
import type { LocalRoom } from './room.ts';
import type { Seat, Session } from './session.ts';
import { tell } from './session.ts';

/** What a client wants of a room: to resume after `since` of an `epoch`, or the whole. */
export interface JoinRequest {
  readonly room: RoomKey;
  readonly since?: number | undefined;
  readonly epoch?: number | undefined;
  readonly cid?: string | undefined;
}

export type JoinResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: NackCode; readonly why: 'signed_out' | 'absent' | 'banned' | 'ended' | 'busy' | 'left' };

export interface JoinOptions {
  readonly log: RoomLog;
  readonly hub: Hub;
  readonly presence: Presence;
  readonly recovery: Gate;
}

/** Past the promised window a whole snapshot is smaller than everything that was missed. */
const mostMissed = 5000;

export type Join = (session: Session, request: JoinRequest) => Promise<JoinResult>;

/** Brings a session into a room: admitted by the database, present, and told either all that it missed or the whole room. */
export const createJoin = ({ log, hub, presence, recovery }: JoinOptions): Join => {
  const place = async (session: Session, request: JoinRequest): Promise<JoinResult> => {
    const { sid, person } = session.identity;
    if (sid !== null && !(await log.isSignedIn(sid, person))) return { ok: false, code: 'not_allowed', why: 'signed_out' };
    const admission = await log.admit(request.room, person);
    if (!admission) return { ok: false, code: 'not_found', why: 'absent' };
    if (admission.banned) return { ok: false, code: 'not_allowed', why: 'banned' };
    if (admission.ended) return { ok: false, code: 'ended', why: 'ended' };
    if (!isOpen(session)) return { ok: false, code: 'not_joined', why: 'left' };
    const room = hub.open(admission);
    const seat = seatOf(room, session, admission);
    await presence.enter(session, seat);
    try {
      const welcome = await prepare(room, session, { request, admission });
      const { state } = session;
      if (state.is === 'closed') {
        presence.leave(session, seat);
        return { ok: false, code: 'not_joined', why: 'left' };
      }
      // From here to the end without a pause: nothing can be delivered between the welcome and the subscription.
      tell(session, welcome());
      session.seats.set(room.key, seat);
      state.socket.follow(room.key);
      return { ok: true };
    } catch (error) {
      presence.leave(session, seat);
      throw error;
    }
  };

  /** Reads what the welcome needs; the function it answers writes it for the room as it then stands. */
  const prepare = async (
    room: LocalRoom,
    session: Session,
    { request, admission }: { request: JoinRequest; admission: Admission },
  ): Promise<() => string> => {
    const head = (seq: number) => ({
      type: 'welcome',
      ...(request.cid !== undefined && { cid: request.cid }),
      room: room.key,
      epoch: admission.epoch,
      seq,
    });
    const you = { id: session.identity.person, role: admission.role, permissions: unpackRights(admission.rights) };
    const { since } = request;
    const sameEpoch = request.epoch === undefined || request.epoch === admission.epoch;
    if (since !== undefined && sameEpoch && since <= admission.seq && admission.seq - since <= mostMissed) {
      const events = await missed(room, since);
      return () => {
        const texts = [...events.texts, ...(room.ring.after(events.upTo) ?? [])];
        return framed([withEvents({ ...head(room.seq), recovered: true, you }, texts), ...statesOf(room)]);
      };
    }
    const { seq, snapshot } = await log.snapshot(room.roomId, session.identity.person);
    await hub.reach(room, seq);
    const now = { ...snapshot, media: latestMedia(snapshot.media, room) };
    return () => {
      const later = room.ring.after(seq) ?? [];
      const welcome = JSON.stringify({ ...head(seq), recovered: false, you, snapshot: now });
      return framed([welcome, ...later]);
    };
  };

  /** The events after `since`, up to a point from which the ring knows the rest. */
  const missed = async (room: LocalRoom, since: number): Promise<{ texts: string[]; upTo: number }> => {
    const texts: string[] = [];
    let upTo = since;
    while (upTo < room.seq && room.ring.after(upTo) === null) {
      const events = await log.since(room, { since: upTo, limit: 1000 });
      const last = events.at(-1);
      if (!last) break;
      await hub.reach(room, last.seq);
      for (const event of events) texts.push(event.text);
      upTo = last.seq;
    }
    if (upTo > room.seq) await hub.reach(room, upTo);
    return { texts, upTo };
  };

  return async (session, request) => {
    if (session.joining.has(request.room)) return { ok: false, code: 'not_joined', why: 'busy' };
    session.joining.add(request.room);
    try {
      return await recovery(() => place(session, request));
    } finally {
      session.joining.delete(request.room);
    }
  };
};

// A function, because the state changes behind the compiler's back while something is awaited.
const isOpen = (session: Session): boolean => session.state.is === 'open';

const seatOf = (room: LocalRoom, session: Session, admission: Admission): Seat => {
  const actor = { id: session.identity.person, name: admission.name, role: admission.role };
  return { room, actor, by: actorText(actor), rights: admission.rights };
};

const framed = (texts: readonly string[]): string => (texts.length === 1 ? (texts[0] as string) : frameOf(texts));

/** The state lane has no numbers to resume from: whoever comes back is told all that is known. */
const statesOf = (room: LocalRoom): string[] =>
  [...room.media].map(([key, { version, data }]) => stateText({ room: room.key, kind: 'media', key, version, cid: null, data }));

/** What this node has heard is newer than what has been written behind. */
const latestMedia = (saved: readonly MediaEntry[], room: LocalRoom): MediaEntry[] => {
  const byPerson = new Map(saved.map((entry) => [entry.user_id, entry]));
  for (const [person, { version, data }] of room.media) {
    if ((byPerson.get(person)?.version ?? 0) < version)
      byPerson.set(person, { user_id: person, version, ...(JSON.parse(data) as MediaState) });
  }
  return [...byPerson.values()];
};

// The events are encoded already: they are put into the text, not parsed to be encoded again.
const withEvents = (welcome: object, texts: readonly string[]): string =>
  `${JSON.stringify(welcome).slice(0, -1)},"events":[${texts.join()}]}`;
