import type { Actor, RoomKey } from './contract.ts';

/** How rooms travel between processes: one Redis channel a room, one message a batch, one lane a message. */
export const roomChannel = (room: RoomKey): string => `room:${room}`;

/** Word to every realtime node about people rather than rooms: who signed out. JSON of `Control`. */
export const controlChannel = 'control';
export type Control = { readonly type: 'signed_out'; readonly user_id: string; readonly sid: string | null };

/** A message between nodes. `body` is a frame as clients get it, encoded once by whoever made it. */
export type RoomMessage =
  | { readonly lane: 'log'; readonly node: string; readonly first: number; readonly last: number; readonly body: string }
  | { readonly lane: 'state' | 'signal'; readonly node: string; readonly body: string };

export const packLog = (node: string, batch: { first: number; last: number; body: string }): string =>
  `log ${node} ${batch.first} ${batch.last}\n${batch.body}`;
export const packLane = (lane: 'state' | 'signal', node: string, body: string): string => `${lane} ${node}\n${body}`;

/** Reads what `packLog` and `packLane` wrote; null for anything else (a newer node may speak of more). */
export const unpack = (message: string): RoomMessage | null => {
  const end = message.indexOf('\n');
  const [lane, node, first, last] = message.slice(0, end).split(' ');
  const body = message.slice(end + 1);
  if (end < 0 || !node) return null;
  if (lane === 'log' && first && last) return { lane, node, first: Number(first), last: Number(last), body };
  return lane === 'state' || lane === 'signal' ? { lane, node, body } : null;
};

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
