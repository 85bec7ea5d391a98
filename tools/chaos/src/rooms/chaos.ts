import { check } from './checker.ts';
import { faults } from './faults.ts';
import { buildHouse } from './house.ts';
import { beginLesson } from './lesson.ts';
import { repeatCommand } from './repeat.ts';
import { type Figure, trials } from './trials.ts';

// 10 rooms of 20 and 100 messages a second are 2,000 deliveries a second to 200 sockets.
const size = { rooms: 10, people: 20 };
const perSecond = 100;

const print = (ok: boolean, line: string): boolean => {
  console.log(`  ${ok ? 'held  ' : 'BROKEN'}  ${line}`);
  return ok;
};
const judge = (figures: readonly Figure[]): boolean =>
  figures.map(({ what, value, atMost }) => print(value <= atMost, `${what}: ${Math.round(value)} (at most ${atMost})`)).every(Boolean);

/** R1 to R4: breaks things `times` times each under load and checks the whole history; then proves that the checker can fail. */
export const chaosRooms = async (times: number): Promise<boolean> => {
  let held = true;
  for (const { name, run } of trials) {
    console.log(`${name}, ${times} times, ${perSecond * size.people} deliveries a second`);
    const house = await buildHouse(size);
    try {
      const lesson = await beginLesson(house, perSecond);
      const figures = await run(house, lesson, times);
      const { history, violations } = await lesson.finish();
      const acked = history.people.flatMap((person) => person.entries.filter((entry) => entry.is === 'acked')).length;
      const applied = history.people.flatMap((person) => person.entries.filter((entry) => entry.is === 'heard')).length;
      held =
        print(violations.length === 0, `${acked} acknowledged messages, ${applied} applied events: ${violations.length} violations`) &&
        held;
      for (const violation of violations.slice(0, 10)) console.log(`          ${violation}`);
      held = judge(figures) && held;
      for (const [fault, plant] of Object.entries(faults)) {
        if (check(plant(history)).length === 0) held = print(false, `the checker does not see when ${fault}`);
      }
    } finally {
      await house.close();
    }
  }
  console.log('R4 one command 50 times over two nodes, and again a day later');
  const house = await buildHouse({ rooms: 1, people: 2 });
  try {
    held = judge(await repeatCommand(house)) && held;
  } finally {
    await house.close();
  }
  return print(held, `${Object.keys(faults).length} kinds of planted faults were tried on each history`) && held;
};
