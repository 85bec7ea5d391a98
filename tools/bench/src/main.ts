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
await bench();
