import { fileURLToPath } from 'node:url';
import { askChild } from '../child.ts';
import { type ServerName, type Surroundings, startServer } from '../servers.ts';
import { startServices } from '../services.ts';
import { ms, printTable, ratio } from '../table.ts';
import type { Answered, Asking } from './ask.ts';
import { buildWorld, type World } from './world.ts';

/** How long and how often; `quick` is for a look, not for a figure. */
export interface Extent {
  readonly rounds: number;
  readonly seconds: number;
}
export const extents: Readonly<Record<'full' | 'quick', Extent>> = { full: { rounds: 3, seconds: 5 }, quick: { rounds: 1, seconds: 3 } };

interface Contender {
  readonly name: string;
  readonly server: ServerName & ('api' | 'fastify');
  readonly path: string;
}
const bothAt = (path: string): Contender[] => [
  { name: 'Lyceum', server: 'api', path },
  { name: 'Fastify by hand', server: 'fastify', path },
];
const worlds = '/api/courses/worlds';

const ask = (asking: Asking): Promise<Answered> => askChild(fileURLToPath(new URL('ask.ts', import.meta.url)), asking, 1);

const median = (list: readonly Answered[]): Answered =>
  [...list].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(list.length / 2)] as Answered;

/** Each in turn, round by round, so that a slow minute of the machine is shared. Answers the medians in the order of the contenders. */
const series = async (
  around: Surroundings,
  what: { contenders: readonly Contender[]; world: World; extent: Extent },
): Promise<Answered[]> => {
  const { contenders, world, extent } = what;
  const seen = contenders.map((): Answered[] => []);
  for (let round = 1; round <= extent.rounds; round++) {
    for (const [n, { name, server, path }] of contenders.entries()) {
      const measured = await startServer(server, around);
      try {
        const tokens = server === 'api' ? world.tokens : world.plainTokens;
        const answered = await ask({ url: `http://127.0.0.1:${measured.port}${path}`, tokens, seconds: extent.seconds });
        seen[n]?.push(answered);
        console.log(`  ${name}, round ${round}: ${Math.round(answered.perSecond)}/s, p99 ${ms(answered.p99)}, ${answered.bytes} bytes`);
      } finally {
        await measured.stop();
      }
    }
  }
  return seen.map(median);
};

const rowsOf = (
  id: string,
  what: string,
  { contenders, seen }: { contenders: readonly Contender[]; seen: readonly Answered[] },
): string[][] => {
  const [own = 0, ...others] = seen.map(({ perSecond }) => perSecond);
  return others.map((other, n) => [
    id,
    `${what} / ${contenders[n + 1]?.name}`,
    `${Math.round(own)}/s`,
    `${Math.round(other)}/s`,
    ratio(own / other),
  ]);
};

/** P6 and P7 of the targets, as ratios to Fastify and pg by hand in the same run; P6 also at 10, 100 and 1,000 courses. */
export const benchApi = async (extent: Extent): Promise<void> => {
  const around = await startServices();
  try {
    const rows: string[][] = [];
    const measure = async (id: string, what: string, { contenders, world }: { contenders: readonly Contender[]; world: World }) => {
      console.log(what);
      const seen = await series(around, { contenders, world, extent });
      rows.push(...rowsOf(id, what, { contenders, seen }));
    };
    for (const courses of [20, 10, 100, 1000]) {
      const world = await buildWorld(around, courses);
      const lean: Contender = { name: 'Fastify, nothing counted', server: 'fastify', path: '/api/courses/columns' };
      await measure('P6', `${courses} courses`, { contenders: [...bothAt(worlds), lean], world });
      if (courses === 20) await measure('P7', 'a lesson', { contenders: bothAt(`/api/courses/lessons/${world.lessonId}`), world });
    }
    console.log('');
    printTable(['', 'what', 'Lyceum', 'peer', 'ratio'], rows);
  } finally {
    await around.stop();
  }
};
