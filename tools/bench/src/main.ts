import { extents as apiExtents, benchApi } from './api/bench.ts';
import { benchCanvas } from './canvas/bench.ts';
import { benchRooms, extents as roomExtents } from './rooms/bench.ts';

const [what, ...flags] = process.argv.slice(2);
const extent = flags.includes('--quick') ? 'quick' : 'full';
const benches: Readonly<Record<string, () => Promise<void>>> = {
  api: () => benchApi(apiExtents[extent]),
  canvas: benchCanvas,
  rooms: () => benchRooms(roomExtents[extent]),
};
const bench = what === undefined ? undefined : benches[what];
if (!bench) {
  console.error(`npm run bench -- <${Object.keys(benches).join('|')}> [--quick]`);
  process.exit(2);
}
// An exit, unlike a signal, lets everything that was started be ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
await bench();
