import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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

const contenders = ['api', 'fastify'] as const satisfies readonly ServerName[];
type Contender = (typeof contenders)[number];

const ask = (asking: Asking): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const child = spawn('taskset', ['-c', '1', process.execPath, '--import', 'tsx', fileURLToPath(new URL('ask.ts', import.meta.url))], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (answered: Answered) => resolve(answered));
    child.on('exit', (code) => code !== 0 && reject(new Error(`the load ended with ${code}`)));
    child.send(asking);
  });

const median = (list: readonly Answered[]): Answered =>
  [...list].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(list.length / 2)] as Answered;

/** Both in turn, round by round, so that a slow minute of the machine is shared. */
const series = async (around: Surroundings, what: { path: string; world: World; extent: Extent }): Promise<Record<Contender, Answered>> => {
  const seen: Record<Contender, Answered[]> = { api: [], fastify: [] };
  for (let round = 1; round <= what.extent.rounds; round++) {
    for (const name of contenders) {
      const server = await startServer(name, around);
      try {
        const tokens = name === 'api' ? what.world.tokens : what.world.plainTokens;
        const answered = await ask({ url: `http://127.0.0.1:${server.port}${what.path}`, tokens, seconds: what.extent.seconds });
        seen[name].push(answered);
        console.log(`  ${name}, round ${round}: ${Math.round(answered.perSecond)}/s, p99 ${ms(answered.p99)}, ${answered.bytes} bytes`);
      } finally {
        await server.stop();
      }
    }
  }
  return { api: median(seen.api), fastify: median(seen.fastify) };
};

const row = (id: string, what: string, { api, fastify }: Record<Contender, Answered>): string[] => [
  id,
  what,
  `${Math.round(api.perSecond)}/s`,
  `${Math.round(fastify.perSecond)}/s`,
  ratio(api.perSecond / fastify.perSecond),
];

/** P6 and P7 of the targets, as a ratio to Fastify and pg by hand in the same run; P6 also at 10, 100 and 1,000 courses. */
export const benchApi = async (extent: Extent): Promise<void> => {
  const around = await startServices();
  try {
    const rows: string[][] = [];
    for (const courses of [20, 10, 100, 1000]) {
      console.log(`${courses} courses`);
      const world = await buildWorld(around, courses);
      rows.push(row('P6', `worlds, ${courses} rows`, await series(around, { path: '/api/courses/worlds', world, extent })));
      if (courses === 20) {
        const path = `/api/courses/lessons/${world.lessonId}`;
        rows.push(row('P7', 'a lesson with next and previous', await series(around, { path, world, extent })));
      }
    }
    console.log('');
    printTable(['', 'what', 'Lyceum', 'Fastify by hand', 'ratio'], rows);
  } finally {
    await around.stop();
  }
};
