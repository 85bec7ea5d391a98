import { drift } from '@lyceum/simulators/canvas/drift.ts';
import { stir } from '@lyceum/simulators/canvas/extras.ts';
import { type Fault, lasting, noFaults, passing } from '@lyceum/simulators/canvas/faults.ts';
import { type Random, randomFrom } from '@lyceum/simulators/canvas/random.ts';
import type { Temper } from '@lyceum/simulators/canvas/student.ts';
import { type Trap, traps } from '@lyceum/simulators/canvas/traps.ts';
import type { World } from '@lyceum/simulators/canvas/world.ts';
import { worldsToTry } from '@lyceum/testkit/env.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Connected, type Extra, extrasTruth, type Row, type Stage, setStage, truthOf } from '../../stack-canvas.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => stage[Symbol.asyncDispose]());

/** How a school may be. The standard size of everything is small: what goes wrong goes wrong between pages, not in their number. */
const temperFrom = (random: Random): Partial<Temper> => {
  const kinds: readonly Fault[] = random.chance(0.15) ? [...passing, ...lasting] : passing;
  return {
    size: { courses: random.chance(0.06) ? random.int(11, 13) : random.int(0, 4), assignments: random.pick([0, 5, 30, 120, 230]) },
    faults: { kinds, rate: random.pick([0, 0.05, 0.2, 0.35]) },
    pages: { tellsLast: random.chance(0.5), lowerCase: random.chance(0.5), hasGaps: random.chance(0.4) },
    ignoresIncludes: random.chance(0.25),
    throttleStatus: random.pick([403, 429]),
    forbids: random.chance(0.15) ? [0] : [],
    hidesTokens: random.chance(0.3),
  };
};

/** What is stored of a connection, or what there is to be stored. */
interface Held {
  readonly rows: readonly Row[];
  readonly extras: readonly Extra[];
}
const storedOf = async (connection: Connected): Promise<Held> => ({
  rows: await stage.storedOf(connection),
  extras: await stage.extrasOf(connection),
});
const truth = (world: World): Held => ({ rows: truthOf(world), extras: extrasTruth(world, stage.clock.now()) });
const keysOf = ({ rows, extras }: Held): string[] => [
  ...rows.flatMap(({ course, id }) => (id === null ? [] : [`${course} ${id}`])),
  ...extras.map(({ kind, id }) => `${kind} ${id}`),
];
/** Everything that ever was, whether one may look at it or not. */
const everything = (world: World): string[] =>
  keysOf(truth({ ...world, courses: world.courses.map((course) => ({ ...course, isRestricted: false })) }));

/** A world that is being tried: what was there at any time, and what was seen. */
interface Trial {
  readonly connection: Connected;
  readonly random: Random;
  readonly ever: Set<string>;
  wrong: number;
  complete: number;
  runs: number;
}

/** One run, and what is wrong afterwards: what never was, what was lost, and, when it said complete, any difference. */
const run = async (trial: Trial, trigger: 'setup' | 'manual' | 'schedule' | 'extras'): Promise<string> => {
  const { connection, ever } = trial;
  const { world, met } = connection.student;
  const before = await storedOf(connection);
  const { state } = await stage.read(connection, trigger);
  const [after, now] = [await storedOf(connection), truth(world)];
  const [held, living] = [new Set(keysOf(after)), new Set(keysOf(now))];
  trial.runs += 1;
  trial.wrong += [...held].filter((key) => !ever.has(key)).length;
  trial.wrong += keysOf(before).filter((key) => living.has(key) && !held.has(key)).length;
  if (state !== 'complete' && keysOf(before).some((key) => !living.has(key) && held.has(key))) met.add('T28');
  // A short run is complete in what it asked; only one that lists everything can be held against everything.
  if (state === 'complete' && (trigger === 'manual' || trigger === 'setup')) {
    trial.complete += 1;
    if (JSON.stringify(after.rows) !== JSON.stringify(now.rows)) trial.wrong += 1;
    if (trigger === 'manual' && JSON.stringify(after.extras) !== JSON.stringify(now.extras)) trial.wrong += 1;
  }
  return state;
};

/** What happens at a school between two runs. */
const live = ({ connection: { student }, random, ever }: Trial): void => {
  for (let n = random.int(1, 3); n > 0; n--) {
    const happened = drift(student.world, stage.clock.now());
    if (happened === 'handed_in') student.met.add('T15');
    if (happened === 'due_moved') student.met.add('T16');
    if (random.chance(0.5)) stir(student.world, stage.clock.now());
  }
  for (const key of everything(student.world)) ever.add(key);
};

/** The token ends: the run says so, nothing is lost, and with a new one it goes on. */
const endToken = async (trial: Trial): Promise<void> => {
  const { student, id } = trial.connection;
  student.tokenEndsAt = stage.clock.now();
  await run(trial, 'manual');
  // With every answer faulted, it may not have come as far as to hear of it.
  const isToldSo = (await stage.store.read.canvas.connectionOf(id))?.state === 'reconnect';
  if (student.met.has('T27') && !isToldSo) trial.wrong += 1;
  student.tokenEndsAt = null;
};

/** Somebody gave an address within the house: nothing goes there. */
const lead = async (trial: Trial): Promise<void> => {
  const { student, id } = trial.connection;
  const asked = student.requests;
  const readdress = (from: string, to: string) =>
    stage.db.pool.query('update canvas_connection set canvas_url = replace(canvas_url, $2, $3) where id = $1', [id, from, to]);
  await readdress('//localhost', '//127.0.0.1');
  const state = await run(trial, 'manual');
  if (state === 'failed' && student.requests === asked) student.met.add('T25');
  else trial.wrong += 1;
  await readdress('//127.0.0.1', '//localhost');
};

/** One world through faulted runs and what happens between them, and at last one without faults. */
const tryWorld = async (seed: number): Promise<Trial> => {
  const random = randomFrom(seed * 7919);
  const connection = await stage.connect(1_000_000 + seed, temperFrom(random));
  const { student } = connection;
  const trial: Trial = { connection, random, ever: new Set(everything(student.world)), wrong: 0, complete: 0, runs: 0 };
  await run(trial, random.pick(['setup', 'manual']));
  for (let n = random.int(0, 2); n > 0; n--) {
    live(trial);
    await run(trial, random.pick(['schedule', 'manual', 'extras']));
  }
  if (random.chance(0.08)) await endToken(trial);
  if (random.chance(0.05)) await lead(trial);
  student.temper = { ...student.temper, faults: noFaults, forbids: [] };
  await run(trial, 'manual');
  // To look must change nothing.
  trial.wrong += student.markedRead;
  return trial;
};

it('has no row too many and none too few, over worlds with every fault, and is whole when it says so', async () => {
  const worlds = worldsToTry();
  const met = new Map<Trap, number>();
  let [runs, complete] = [0, 0];
  const wrong: number[] = [];
  let seed = 0;
  const tryOn = async (): Promise<void> => {
    while (seed < worlds) {
      seed += 1;
      const mine = seed;
      const tried = await tryWorld(mine);
      runs += tried.runs;
      complete += tried.complete;
      if (tried.wrong > 0) wrong.push(mine);
      stage.forget(tried.connection);
      for (const trap of tried.connection.student.met) met.set(trap, (met.get(trap) ?? 0) + 1);
    }
  };
  // Worlds know nothing of each other, and a run mostly waits: several at a time keep both cores at work.
  await Promise.all(Array.from({ length: 4 }, tryOn));
  const known = Object.keys(traps) as Trap[];
  console.info(
    `${worlds} worlds, ${runs} runs, ${complete} whole ones; ${known.map((trap) => `${trap} ${met.get(trap) ?? 0}`).join(', ')}`,
  );
  expect(wrong).toEqual([]);
  expect(known.filter((trap) => !met.has(trap))).toEqual([]);
  expect(complete).toBeGreaterThanOrEqual(worlds);
}, 7_200_000);
