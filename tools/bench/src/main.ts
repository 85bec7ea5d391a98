import { benchRooms, extents } from './rooms/bench.ts';

const [what, ...flags] = process.argv.slice(2);
const benches: Readonly<Record<string, () => Promise<void>>> = {
  rooms: () => benchRooms(flags.includes('--quick') ? extents.quick : extents.full),
};
const bench = what === undefined ? undefined : benches[what];
if (!bench) {
  console.error(`npm run bench -- <${Object.keys(benches).join('|')}> [--quick]`);
  process.exit(2);
}
// An exit, unlike a signal, lets everything that was started be ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
await bench();
