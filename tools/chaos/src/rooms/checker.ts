import type { History, PersonHistory, StoredEvent } from './history.ts';

/** A promise that was broken, in words. */
export type Violation = string;

/**
 * Reads a history and says what was broken. V1 nothing acknowledged is missing or doubled, and its number is the one that was
 * told; V2 nothing is there that nobody sent; V3 no command is there twice; V4 each room's numbers have no holes; V5 everybody
 * applied every event once and in order, up to the end; V6 what was acknowledged before something else was sent has the
 * smaller number; V7 nobody heard anything but what is stored.
 */
export const check = ({ people, stored }: History): Violation[] => {
  const byRoom = new Map<string, StoredEvent[]>();
  for (const event of stored) byRoom.set(event.room, [...(byRoom.get(event.room) ?? []), event]);
  const rooms = [...byRoom].flatMap(([room, events]) =>
    checkRoom(
      room,
      events,
      people.filter((person) => person.room === room),
    ),
  );
  const unknown = people.filter((person) => !byRoom.has(person.room)).map((person) => `V1 room ${person.room} has no events`);
  return [...rooms, ...unknown];
};

const checkRoom = (room: string, unsorted: readonly StoredEvent[], people: readonly PersonHistory[]): Violation[] => {
  const events = [...unsorted].sort((a, b) => a.seq - b.seq);
  const holes = events.flatMap((event, n) => (event.seq === n + 1 ? [] : [`V4 ${room}: event ${n + 1} is numbered ${event.seq}`]));
  const named = new Map<string, StoredEvent>();
  const doubles: Violation[] = [];
  for (const event of events) {
    if (event.cid === null) continue;
    const name = `${event.by} ${event.cid}`;
    if (named.has(name)) doubles.push(`V3 ${room}: ${name} is stored twice`);
    named.set(name, event);
  }
  return [
    ...holes.slice(0, 5),
    ...doubles,
    ...people.flatMap((person) => checkPerson(person, { events, named })),
    ...phantoms(room, named, people),
    ...realTime(room, people),
  ];
};

interface Stored {
  readonly events: readonly StoredEvent[];
  readonly named: ReadonlyMap<string, StoredEvent>;
}

const checkPerson = (person: PersonHistory, stored: Stored): Violation[] => [
  ...checkAcks(person, stored).slice(0, 5),
  ...checkApplied(person, stored).slice(0, 5),
];

const checkAcks = ({ room, by, entries }: PersonHistory, { named }: Stored): Violation[] =>
  entries.flatMap((entry) => {
    if (entry.is !== 'acked') return [];
    const found = named.get(`${by} ${entry.cid}`);
    if (!found) return [`V1 ${room}: ${entry.cid} of ${by} was acknowledged as ${entry.seq} and is lost`];
    return found.seq === entry.seq ? [] : [`V1 ${room}: ${entry.cid} was acknowledged as ${entry.seq} and is ${found.seq}`];
  });

const checkApplied = ({ room, by, entries }: PersonHistory, { events }: Stored): Violation[] => {
  const broken: Violation[] = [];
  let applied = 0;
  for (const entry of entries) {
    if (entry.is === 'whole') applied = entry.seq;
    if (entry.is !== 'heard') continue;
    if (entry.seq !== applied + 1) broken.push(`V5 ${room}: ${by} applied ${entry.seq} after ${applied}`);
    applied = entry.seq;
    const event = events[entry.seq - 1];
    const isSame = event?.seq !== entry.seq || (event.cid === entry.cid && event.text === entry.text);
    if (!isSame) broken.push(`V7 ${room}: ${by} heard another event ${entry.seq} than is stored`);
  }
  const end = events.at(-1)?.seq ?? 0;
  if (applied < end) broken.push(`V5 ${room}: ${by} ended at ${applied} of ${end}`);
  if (applied > end) broken.push(`V7 ${room}: ${by} applied ${applied}, past the end ${end}`);
  return broken;
};

const phantoms = (room: string, named: ReadonlyMap<string, StoredEvent>, people: readonly PersonHistory[]): Violation[] => {
  const sent = new Map<string, string>(
    people.flatMap(({ by, entries }) => entries.flatMap((e) => (e.is === 'sent' ? [[`${by} ${e.cid}`, e.text] as const] : []))),
  );
  return [...named].flatMap(([name, event]) => {
    if (!sent.has(name)) return [`V2 ${room}: ${name} is stored and was never sent`];
    return sent.get(name) === event.text ? [] : [`V2 ${room}: ${name} is stored with another text`];
  });
};

/** Sorted by time, the largest number acknowledged so far must stay below that of anything sent later. */
const realTime = (room: string, people: readonly PersonHistory[]): Violation[] => {
  const acked = people.flatMap(({ entries }) => entries.flatMap((e) => (e.is === 'acked' ? [e] : []))).sort((a, b) => a.at - b.at);
  const sends = people.flatMap(({ by, entries }) => {
    const numbers = new Map(entries.flatMap((e) => (e.is === 'acked' ? [[e.cid, e.seq] as const] : [])));
    return entries.flatMap((e) =>
      e.is === 'sent' && numbers.has(e.cid) ? [{ by, cid: e.cid, at: e.at, seq: numbers.get(e.cid) as number }] : [],
    );
  });
  sends.sort((a, b) => a.at - b.at);
  const broken: Violation[] = [];
  let next = 0;
  let largest = 0;
  for (const send of sends) {
    for (let ack = acked[next]; ack && ack.at < send.at; ack = acked[++next]) largest = Math.max(largest, ack.seq);
    if (send.seq < largest) broken.push(`V6 ${room}: ${send.cid} was sent after ${largest} had been acknowledged and got ${send.seq}`);
  }
  return broken.slice(0, 5);
};
