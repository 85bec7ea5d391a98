import { check, type Violation } from './checker.ts';
import type { History, StoredEvent } from './history.ts';
import type { House } from './house.ts';
import { bringPerson, type Person } from './person.ts';

/** Everybody of a house in class, talking at a steady pace while things break. */
export interface Lesson {
  readonly people: readonly Person[];
  /** Stops talking, waits until everybody is whole, and reads what happened. */
  finish(): Promise<{ history: History; violations: Violation[] }>;
}

const settleMs = 30_000;

/** Brings everybody, half to each node, and lets somebody speak `perSecond` times a second. */
export const beginLesson = async (house: House, perSecond: number): Promise<Lesson> => {
  const people = house.seats.map((seat, n) => bringPerson(seat, n));
  await Promise.all(people.map((person) => person.ready()));
  const began = performance.now();
  let said = 0;
  const talk = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; said < due; said++) people[(said * 7) % people.length]?.say();
  }, 10);
  return {
    people,
    finish: async () => {
      clearInterval(talk);
      const until = performance.now() + settleMs;
      const stored = async (): Promise<boolean> => {
        const heads = await headsOf(house);
        return people.every((person) => person.pending() === 0 && person.applied() === heads.get(person.history.room));
      };
      while (performance.now() < until && !(await stored())) await new Promise((resolve) => setTimeout(resolve, 200));
      // Whoever comes or goes now writes into the log: it is read while everybody is still there.
      const history: History = { people: people.map((person) => person.history), stored: await readStored(house) };
      const violations = check(history);
      for (const person of people) person.leave();
      return { history, violations };
    },
  };
};

const headsOf = async (house: House): Promise<Map<string, number>> => {
  const { rows } = await house.db.pool.query<{ key: string; seq: string }>('select key, seq from room_head');
  return new Map(rows.map((row) => [row.key, Number(row.seq)]));
};

const readStored = async (house: House): Promise<StoredEvent[]> => {
  const { rows } = await house.db.pool.query<{ room: string; seq: string; by: string; cid: string | null; kind: string; data: string }>(
    'select h.key as room, e.seq, e.actor_id as by, e.cid, e.kind, e.data from room_event e join room_head h on h.room_id = e.room_id',
  );
  return rows.map((row) => ({
    ...row,
    seq: Number(row.seq),
    text: row.kind === 'chat.sent' ? (JSON.parse(row.data) as { text: string }).text : null,
  }));
};
