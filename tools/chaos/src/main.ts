import { chaosRooms } from './rooms/chaos.ts';

const [what, ...flags] = process.argv.slice(2);
const times = Number(flags.find((flag) => flag.startsWith('--times='))?.slice('--times='.length) ?? 20);
if (what !== 'rooms' || !Number.isInteger(times) || times < 1) {
  console.error('npm run chaos -- rooms [--times=20]');
  process.exit(2);
}
process.exit((await chaosRooms(times)) ? 0 : 1);
