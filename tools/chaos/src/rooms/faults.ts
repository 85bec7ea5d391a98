import type { Entry, History, PersonHistory } from './history.ts';

/** Ways in which a server could break its promises: each turns a true history into that of a faulty server. */
export const faults: Readonly<Record<string, (history: History) => History>> = {
  'an acknowledged message is lost': (history) => {
    const victim = firstOf(history, 'acked');
    const at = history.stored.find((event) => event.by === victim.by && event.cid === victim.cid);
    return {
      ...history,
      stored: history.stored
        .filter((event) => event !== at)
        .map((event) => (at && event.room === at.room && event.seq > at.seq ? { ...event, seq: event.seq - 1 } : event)),
    };
  },
  'an acknowledgement came before a commit that never was': (history) =>
    changeFirst(history, (entries) => [
      ...entries,
      { is: 'sent', cid: 'ghost', text: 'ghost', at: 1 },
      { is: 'acked', cid: 'ghost', seq: 3, at: 2 },
    ]),
  'a delivery is dropped': (history) => changeFirst(history, (entries) => without(entries, (e) => e.is === 'heard')),
  'a delivery is doubled': (history) =>
    changeFirst(history, (entries) => entries.flatMap((e, n) => (n === heardAt(entries) ? [e, e] : [e]))),
  'two deliveries are swapped': (history) =>
    changeFirst(history, (entries) => {
      const n = heardAt(entries);
      const m = entries.findIndex((e, k) => k > n && e.is === 'heard');
      return entries.map((e, k) => (k === n ? (entries[m] as Entry) : k === m ? (entries[n] as Entry) : e));
    }),
  'a message is stored twice': (history) => {
    const one = history.stored.find((event) => event.cid !== null);
    const end = Math.max(...history.stored.filter((event) => event.room === one?.room).map((event) => event.seq));
    return one ? { ...history, stored: [...history.stored, { ...one, seq: end + 1 }] } : history;
  },
  'a number is skipped': (history) => ({
    ...history,
    stored: history.stored.map((event) => (event.seq > 2 ? { ...event, seq: event.seq + 1 } : event)),
  }),
  'another text is stored than was sent': (history) => ({
    ...history,
    stored: history.stored.map((event, n) =>
      n === history.stored.findIndex((e) => e.cid !== null) ? { ...event, text: 'something else' } : event,
    ),
  }),
};

const heardAt = (entries: readonly Entry[]): number => entries.findIndex((e) => e.is === 'heard');

const without = (entries: readonly Entry[], which: (entry: Entry) => boolean): Entry[] => {
  const n = entries.findIndex(which);
  return entries.filter((_, k) => k !== n);
};

/** Changes the entries of the first person who heard at least two events. */
const changeFirst = (history: History, change: (entries: readonly Entry[]) => readonly Entry[]): History => {
  const who = history.people.find(({ entries }) => entries.filter((e) => e.is === 'heard').length > 1);
  return {
    ...history,
    people: history.people.map((person): PersonHistory => (person === who ? { ...person, entries: change(person.entries) } : person)),
  };
};

const firstOf = ({ people }: History, is: 'acked'): { by: string; cid: string } => {
  for (const { by, entries } of people) {
    const found = entries.find((e) => e.is === is);
    if (found && found.is === 'acked') return { by, cid: found.cid };
  }
  throw new Error('nothing was acknowledged');
};
