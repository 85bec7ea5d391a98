import { describe, expect, it } from 'vitest';
import { check } from './checker.ts';
import { faults } from './faults.ts';
import type { Entry, History } from './history.ts';

const room = 'classroom:a';
const texts = ['one', 'two', 'three', 'four'];
const heard: Entry[] = texts.map((text, n) => ({ is: 'heard', seq: n + 1, cid: `c${n}`, text, at: n * 10 + 6 }));
const sends: Entry[] = texts.flatMap((text, n): Entry[] => [
  { is: 'sent', cid: `c${n}`, text, at: n * 10 },
  { is: 'acked', cid: `c${n}`, seq: n + 1, at: n * 10 + 5 },
]);
const truth: History = {
  people: [
    { room, by: 'a', entries: [{ is: 'whole', seq: 0, at: 0 }, ...sends, ...heard] },
    { room, by: 'b', entries: [{ is: 'whole', seq: 0, at: 0 }, ...heard] },
  ],
  stored: texts.map((text, n) => ({ room, seq: n + 1, by: 'a', cid: `c${n}`, kind: 'chat.sent', text })),
};

describe('the checker', () => {
  it('finds nothing in a true history', () => expect(check(truth)).toEqual([]));

  it.each(Object.entries(faults))('sees when %s', (_name, plant) => expect(check(plant(truth)).length).toBeGreaterThan(0));

  it('lets a message that was sent and never acknowledged be there once or not at all', () => {
    const unsure: Entry = { is: 'sent', cid: 'c9', text: 'maybe', at: 99 };
    expect(check({ ...truth, people: truth.people.map((p) => (p.by === 'a' ? { ...p, entries: [...p.entries, unsure] } : p)) })).toEqual(
      [],
    );
  });

  it('sees when order is not that of time', () => {
    const late: Entry[] = [
      { is: 'sent', cid: 'c3', text: 'four', at: 100 },
      { is: 'acked', cid: 'c3', seq: 1, at: 101 },
    ];
    const people = truth.people.map((p) =>
      p.by === 'a' ? { ...p, entries: [...p.entries.filter((e) => !('cid' in e && e.cid === 'c3' && e.is !== 'heard')), ...late] } : p,
    );
    expect(check({ ...truth, people }).some((v) => v.startsWith('V6'))).toBe(true);
  });
});
