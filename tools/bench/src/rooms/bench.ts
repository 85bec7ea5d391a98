import type { DialectName } from '../load/dialect.ts';
import type { Load, Seen } from '../load/generator.ts';
import { type ServerName, type Surroundings, startServer } from '../servers.ts';
import { startServices } from '../services.ts';
import { ms, printTable, ratio, thousands } from '../table.ts';
import { idleMemory } from './idle.ts';
import { runLoad } from './run-load.ts';
import { buildWorld, type World } from './world.ts';

/** How long and how large; `quick` is for a look, not for a figure. */
export interface Extent {
  readonly rounds: number;
  readonly warmMs: number;
  readonly windowMs: number;
  readonly idle: number;
}
export const extents: Readonly<Record<'full' | 'quick', Extent>> = {
  full: { rounds: 3, warmMs: 1500, windowMs: 4000, idle: 10_000 },
  quick: { rounds: 1, warmMs: 1000, windowMs: 3000, idle: 2000 },
};

interface Contender {
  readonly name: string;
  readonly server: ServerName;
  readonly dialect: DialectName;
}
const contenders: readonly Contender[] = [
  { name: 'Lyceum media state', server: 'lyceum', dialect: 'state' },
  { name: 'Lyceum durable chat', server: 'lyceum', dialect: 'chat' },
  { name: 'bare uWebSockets.js + Redis relay', server: 'relay', dialect: 'relay' },
  { name: 'Socket.IO + Redis adapter', server: 'socketio', dialect: 'socketio' },
];

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] as number;

/** Every contender in turn, round by round, so that a slow minute of the machine is shared by all. */
const series = async (around: Surroundings, world: World, shape: { extent: Extent; mode: Load['mode'] }): Promise<Map<string, Seen[]>> => {
  const seen = new Map<string, Seen[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 1; round <= shape.extent.rounds; round++) {
    for (const { name, server, dialect } of contenders) {
      const measured = await startServer(server, around);
      try {
        const { warmMs, windowMs } = shape.extent;
        const result = await runLoad({ dialect, port: measured.port, rooms: world.rooms, mode: shape.mode, warmMs, windowMs });
        seen.get(name)?.push(result);
        console.log(
          `  ${name}, round ${round}: ${thousands(result.deliveries / result.seconds)}/s, p50 ${ms(result.p50)}, p99 ${ms(result.p99)}`,
        );
      } finally {
        await measured.stop();
      }
    }
  }
  return seen;
};

const rate = (seen: Map<string, Seen[]>, name: string): number => median((seen.get(name) ?? []).map((s) => s.deliveries / s.seconds));
const p99 = (seen: Map<string, Seen[]>, name: string): number => median((seen.get(name) ?? []).map((s) => s.p99));
const [state, chat, relay, socketio] = contenders.map(({ name }) => name) as [string, string, string, string];

/** P1 to P5 of the targets, each as a ratio to a peer in the same run. */
export const benchRooms = async (extent: Extent): Promise<void> => {
  const around = await startServices();
  try {
    const rows: string[][] = [];
    const classes = await buildWorld(around.databaseUrl, around.secret, { rooms: 50, people: 20 });
    console.log('50 rooms of 20, 4 messages under way in each (P1, P2)');
    const closed = await series(around, classes, { extent, mode: { closed: 4 } });
    rows.push([
      'P1',
      'media state / relay',
      thousands(rate(closed, state)),
      thousands(rate(closed, relay)),
      ratio(rate(closed, state) / rate(closed, relay)),
    ]);
    rows.push([
      'P2',
      'durable chat / Socket.IO',
      thousands(rate(closed, chat)),
      thousands(rate(closed, socketio)),
      ratio(rate(closed, chat) / rate(closed, socketio)),
    ]);

    console.log('50 rooms of 20, 40 k deliveries a second whatever happens (P3)');
    const open = await series(around, classes, { extent, mode: { open: 2000 } });
    rows.push([
      'P3',
      'media state p99 / relay p99',
      ms(p99(open, state)),
      ms(p99(open, relay)),
      ratio(p99(open, state) / p99(open, relay)),
    ]);
    rows.push([
      'P3',
      'durable chat p99 / Socket.IO p99',
      ms(p99(open, chat)),
      ms(p99(open, socketio)),
      ratio(p99(open, chat) / p99(open, socketio)),
    ]);

    console.log('one room of 1,000, 4 messages under way (P4)');
    const hall = await buildWorld(around.databaseUrl, around.secret, { rooms: 1, people: 1000 });
    const one = await series(around, hall, { extent, mode: { closed: 4 } });
    rows.push([
      'P4',
      'media state / relay',
      thousands(rate(one, state)),
      thousands(rate(one, relay)),
      ratio(rate(one, state) / rate(one, relay)),
    ]);
    rows.push([
      'P4',
      'durable chat / Socket.IO',
      thousands(rate(one, chat)),
      thousands(rate(one, socketio)),
      ratio(rate(one, chat) / rate(one, socketio)),
    ]);

    console.log(`${extent.idle} idle connections in rooms of 20 (P5)`);
    const idlers = await buildWorld(around.databaseUrl, around.secret, { rooms: extent.idle / 20, people: 20 });
    const server = await startServer('lyceum', around);
    const bytes = await idleMemory(server, idlers);
    await server.stop();
    rows.push([
      'P5',
      `memory per idle connection of ${extent.idle}`,
      `${(bytes / 1024).toFixed(1)} KiB`,
      '6.0 KiB',
      ratio(bytes / 1024 / 6),
    ]);

    console.log('');
    printTable(['', 'what', 'Lyceum', 'peer', 'ratio'], rows);
  } finally {
    await around.stop();
  }
};
