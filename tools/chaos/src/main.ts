import { chaosCanvas } from './canvas/chaos.ts';
import { chaosRooms } from './rooms/chaos.ts';

const trials: Readonly<Record<string, (times: number) => Promise<boolean>>> = { canvas: chaosCanvas, rooms: chaosRooms };

const [what = '', ...flags] = process.argv.slice(2);
const times = Number(flags.find((flag) => flag.startsWith('--times='))?.slice('--times='.length) ?? 20);
const trial = Object.hasOwn(trials, what) ? trials[what] : undefined;
if (!trial || !Number.isInteger(times) || times < 1) {
  console.error(`npm run chaos -- <${Object.keys(trials).join('|')}> [--times=20]`);
  process.exit(2);
}
process.exit((await trial(times)) ? 0 : 1);
