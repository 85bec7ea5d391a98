import { drift } from '@lyceum/simulators/canvas/drift.ts';
import { type Fault, lasting, noFaults, passing } from '@lyceum/simulators/canvas/faults.ts';
import { type Random, randomFrom } from '@lyceum/simulators/canvas/random.ts';
import type { Temper } from '@lyceum/simulators/canvas/student.ts';
import type { World } from '@lyceum/simulators/canvas/world.ts';
import { worldsToTry } from '@lyceum/testkit/env.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Connected, type Row, type Stage, setStage, truthOf } from '../../stack-canvas.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => stage[Symbol.asyncDispose]());

/** How a school may be. The standard size of everything is small: what goes wrong goes wrong between pages, not in their number. */
const temperFrom = (random: Random): Partial<Temper> => {
  const kinds: readonly Fault[] = random.chance(0.15) ? [...passing, ...lasting] : passing;
  return {
    size: { courses: random.int(0, 4), assignments: random.pick([0, 5, 30, 120, 230]) },
    faults: { kinds, rate: random.pick([0, 0.05, 0.2, 0.35]) },
    pages: { tellsLast: random.chance(0.5), lowerCase: random.chance(0.5), hasGaps: random.chance(0.4) },
    ignoresIncludes: random.chance(0.25),
    throttleStatus: random.pick([403, 429]),
    forbids: random.chance(0.15) ? [0] : [],
  };
};

/** Traps of other clients (lms.md A8) that a world holds, to see that each was met. */
const trapsOf = ({ courses, userId }: World, temper: Temper): string[] => {
  const work = courses.flatMap(({ assignments }) => assignments.map(({ submission }) => submission));
  const many = courses.some(({ isRestricted, assignments }) => !isRestricted && assignments.length > 100);
  const faults = temper.faults.rate > 0 ? temper.faults.kinds : [];
  const met: readonly (readonly [string, boolean])[] = [
    ['T1 more than a page', many],
    ['T2 short and empty pages', temper.pages.hasGaps && work.length > 0],
    ['T3 no last page', !temper.pages.tellsLast && many],
    ['T4 link in small letters', temper.pages.lowerCase && many],
    ['T5 bookmarks', temper.ignoresIncludes && many],
    ['T7 includes ignored', temper.ignoresIncludes && work.length > 0],
    ['T8 restricted course', courses.some(({ isRestricted }) => isRestricted)],
    ['T9 ids of 64 bits', BigInt(userId) > BigInt(Number.MAX_SAFE_INTEGER)],
    [`T10 throttled with ${temper.throttleStatus}`, faults.includes('throttled')],
    ['T11 forbidden course', temper.forbids.length > 0 && courses.length > 0],
    ['T18 graded without a score', work.some(({ state, score }) => state === 'graded' && score === null)],
    ['T19 negative grader', work.some(({ graderId }) => graderId?.startsWith('-'))],
    ['T20 grade as text', work.some(({ grade }) => typeof grade === 'string')],
    ['T23 nickname', courses.some(({ nickname }) => nickname !== null)],
    ['T24 page of another host', faults.includes('off_host')],
    ['T26 page instead of data', faults.includes('html')],
  ];
  return met.flatMap(([name, is]) => (is ? [name] : []));
};

const keyOf = ({ course, id }: Row): string => `${course} ${id}`;

/** What is wrong with what is stored after a run: rows that never were, rows that were lost, and, when it said complete, any difference. */
const wrongOf = async (
  connection: Connected,
  { isComplete, before, ever }: { isComplete: boolean; before: readonly Row[]; ever: ReadonlySet<string> },
) => {
  const stored = await stage.storedOf(connection);
  const truth = truthOf(connection.student.world, isComplete ? [] : connection.student.temper.forbids);
  const held = new Set(stored.map(keyOf));
  const living = new Set(truth.map(keyOf));
  const phantom = stored.filter((row) => row.id !== null && !ever.has(keyOf(row))).length;
  const lost = before.filter((row) => row.id !== null && living.has(keyOf(row)) && !held.has(keyOf(row))).length;
  const differing = isComplete && JSON.stringify(stored) !== JSON.stringify(truth) ? 1 : 0;
  return phantom + lost + differing;
};

const everything = (world: World): string[] =>
  truthOf({ ...world, courses: world.courses.map((course) => ({ ...course, isRestricted: false })) }).map(keyOf);

/** One world through faulted runs and what happens between them, and at last one without faults. Answers what was wrong. */
const tryWorld = async (seed: number, traps: Map<string, number>): Promise<{ wrong: number; complete: number; runs: number }> => {
  const random = randomFrom(seed * 7919);
  const connection = await stage.connect(1_000_000 + seed, temperFrom(random));
  const { student } = connection;
  for (const trap of trapsOf(student.world, student.temper)) traps.set(trap, (traps.get(trap) ?? 0) + 1);
  const ever = new Set(everything(student.world));
  let [wrong, complete, runs] = [0, 0, 0];
  const run = async (trigger: 'manual' | 'schedule') => {
    const before = await stage.storedOf(connection);
    const { state } = await stage.read(connection, trigger);
    // A short run is complete in what it asked; only one that lists everything can be held against everything.
    const isComplete = state === 'complete' && trigger === 'manual';
    runs += 1;
    complete += isComplete ? 1 : 0;
    wrong += await wrongOf(connection, { isComplete, before, ever });
  };
  await run('manual');
  for (let n = random.int(0, 2); n > 0; n--) {
    for (let k = random.int(1, 3); k > 0; k--) drift(student.world, stage.clock.now());
    for (const key of everything(student.world)) ever.add(key);
    await run(random.chance(0.5) ? 'schedule' : 'manual');
  }
  student.temper = { ...student.temper, faults: noFaults, forbids: [] };
  await run('manual');
  return { wrong, complete, runs };
};

it('has no row too many and none too few, over worlds with every fault, and is whole when it says so', async () => {
  const worlds = worldsToTry();
  const traps = new Map<string, number>();
  let [runs, complete] = [0, 0];
  const wrong: number[] = [];
  for (let seed = 1; seed <= worlds; seed++) {
    const tried = await tryWorld(seed, traps);
    runs += tried.runs;
    complete += tried.complete;
    if (tried.wrong > 0) wrong.push(seed);
  }
  console.info(
    `${worlds} worlds, ${runs} runs, ${complete} whole ones; met: ${[...traps]
      .sort()
      .map(([trap, count]) => `${trap} ${count}`)
      .join(', ')}`,
  );
  expect(wrong).toEqual([]);
  expect([...traps.keys()].sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))).toHaveLength(17);
  expect(complete).toBeGreaterThanOrEqual(worlds);
}, 7_200_000);
