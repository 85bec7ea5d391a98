import type { Actor, RoomKey } from './contract.ts';

/** How rooms travel between processes: one Redis channel a room, one message a batch, one lane a message. */
export const roomChannel = (room: RoomKey): string => `room:${room}`;

/** Word to every realtime node about people rather than rooms: who signed out. JSON of `Control`. */
export const controlChannel = 'control';
export type Control = { readonly type: 'signed_out'; readonly user_id: string; readonly sid: string | null };

/** A message between nodes. `body` is a frame as clients get it, encoded once by whoever made it. */
export type RoomMessage =
  | {
      readonly lane: 'log';
      readonly node: string;
      readonly first: number;
      readonly last: number;
      readonly kinds: readonly string[];
      readonly body: string;
    }
  /** `latest` names each value in the body: whose it is and its version. */
  | {
      readonly lane: 'state';
      readonly node: string;
      readonly latest: readonly { person: string; version: number }[];
      readonly body: string;
    }
  /** `to` is a person, or null for everyone. */
  | { readonly lane: 'signal'; readonly node: string; readonly to: string | null; readonly body: string };

/** Writes a message: a line of facts that a node needs without parsing the body, then the body. */
export const pack = (message: RoomMessage): string => {
  const { lane, node, body } = message;
  if (lane === 'log') return `log ${node} ${message.first} ${message.last} ${[...new Set(message.kinds)].join()}\n${body}`;
  if (lane === 'state') return `state ${node} ${message.latest.map((v) => `${v.person}=${v.version}`).join()}\n${body}`;
  return `signal ${node} ${message.to ?? '*'}\n${body}`;
};

/** Reads what `pack` wrote; null for anything else (a newer node may speak of more). */
export const unpack = (message: string): RoomMessage | null => {
  const end = message.indexOf('\n');
  const [lane, node, a, b, c] = message.slice(0, Math.max(end, 0)).split(' ');
  const body = message.slice(end + 1);
  if (!node || !a) return null;
  if (lane === 'log' && b && c) return { lane, node, first: Number(a), last: Number(b), kinds: c.split(','), body };
  if (lane === 'state') return { lane, node, latest: a.split(',').map(readVersion), body };
  return lane === 'signal' ? { lane, node, to: a === '*' ? null : a, body } : null;
};

const readVersion = (pair: string): { person: string; version: number } => {
  const [person = '', version] = pair.split('=');
  return { person, version: Number(version) };
};

/** A value of the state lane as it goes out: `data` is JSON text. */
export const stateText = (value: {
  readonly room: RoomKey;
  readonly kind: 'media' | 'read';
  readonly key: string;
  readonly version: number;
  readonly cid: string | null;
  readonly data: string;
}): string =>
  `{"type":"state","room":"${value.room}","kind":"${value.kind}","key":"${value.key}","version":${value.version}${
    value.cid === null ? '' : `,"cid":${JSON.stringify(value.cid)}`
  },"data":${value.data}}`;

/** An event that has been committed: what its frame is made of. `by` is an `actorText`, `data` is JSON text. */
export interface Committed {
  readonly room: RoomKey;
  readonly roomId: number;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly cid: string | null;
  readonly data: string;
}

/** Numbered events of one room as one frame: encoded once, sent to everybody. */
export interface Batch {
  readonly room: RoomKey;
  readonly roomId: number;
  readonly first: number;
  readonly last: number;
  readonly texts: readonly string[];
  readonly kinds: readonly string[];
}

/** Groups events by room. Those of a room must be given in order and without holes. */
export const batchesOf = (events: readonly Committed[]): Batch[] => {
  const byRoom = new Map<RoomKey, Committed[]>();
  for (const event of events) {
    const list = byRoom.get(event.room);
    if (list) list.push(event);
    else byRoom.set(event.room, [event]);
  }
  return [...byRoom.values()].map((list) => {
    const head = list[0] as Committed;
    return {
      room: head.room,
      roomId: head.roomId,
      first: head.seq,
      last: head.seq + list.length - 1,
      texts: list.map(eventText),
      kinds: list.map((event) => event.kind),
    };
  });
};

/** A frame of several messages. */
export const frameOf = (texts: readonly string[]): string => `[${texts.join()}]`;

/** An event as it goes out, built by joining what is encoded already: `data` is JSON text. */
export const eventText = (event: Omit<Committed, 'roomId'>): string =>
  `{"type":"event","room":"${event.room}","seq":${event.seq},"kind":"${event.kind}","at":"${event.at}","actor":${event.by}${
    event.cid === null ? '' : `,"cid":${JSON.stringify(event.cid)}`
  },"data":${publicData(event.kind, event.data)}}`;

/** An actor as `eventText` takes it: encode it once per person, not once per event. */
export const actorText = ({ id, name, role }: Actor): string => JSON.stringify({ id, name, role });

/** What everyone may see of an event. The details of what a browser logged are for tutors, over REST. */
const publicData = (kind: string, data: string): string => {
  if (kind !== 'event.logged') return data;
  const { event_type } = JSON.parse(data) as { event_type: string };
  return JSON.stringify({ event_type });
};
