import { extents as apiExtents, benchApi } from './api/bench.ts';
import { benchCanvas } from './canvas/bench.ts';
import { benchMedia, extents as mediaExtents } from './media/bench.ts';
import { benchRooms, extents as roomExtents } from './rooms/bench.ts';
import { benchSeed } from './seed/bench.ts';

const [what, ...flags] = process.argv.slice(2);
const extent = flags.includes('--quick') ? 'quick' : 'full';
const benches: Readonly<Record<string, () => Promise<void>>> = {
  api: () => benchApi(apiExtents[extent]),
  canvas: benchCanvas,
  media: () => benchMedia(mediaExtents[extent]),
  rooms: () => benchRooms(roomExtents[extent]),
  seed: () => benchSeed({ rounds: extent === 'quick' ? 3 : 9 }),
};
const bench = what === undefined ? undefined : benches[what];
if (!bench) {
  console.error(`npm run bench -- <${Object.keys(benches).join('|')}> [--quick]`);
  process.exit(2);
}
// An exit, unlike a signal, lets everything that was started be ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
await bench();
