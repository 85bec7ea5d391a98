import { Redis } from 'ioredis';
import { buildSchool, type School } from './school.ts';
import { type Finding, hurtMidway, oneRunPerWindow, plantedFault } from './trials.ts';

const tell = (title: string, findings: readonly Finding[]): boolean => {
  console.log(title);
  for (const { what, seen, most } of findings) console.log(`  ${seen <= most ? 'held   ' : 'BROKEN '} ${what}: ${seen} (at most ${most})`);
  return findings.every(({ seen, most }) => seen <= most);
};

/** Kills whichever worker has work: both, one after the other, and starts them again. */
const killWorkers = async ({ workers }: School): Promise<void> => {
  await Promise.all(workers.map((worker) => worker.kill('SIGKILL')));
  await Promise.all(workers.map((worker) => worker.restart()));
};

const emptyRedis = async ({ redis }: School): Promise<void> => {
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
};

/** Hurts the reading of Canvas as far as it can be hurt; answers whether every promise held. */
export const chaosCanvas = async (times: number): Promise<boolean> => {
  const school = await buildSchool();
  try {
    const results = [
      tell(`the workers are killed in the middle of a sync, ${times} times`, await hurtMidway(school, times, () => killWorkers(school))),
      tell(`Redis is emptied in the middle of a sync, ${times} times`, await hurtMidway(school, times, () => emptyRedis(school))),
      tell('two workers, one schedule', await oneRunPerWindow(school, 40)),
      tell('the checker', await plantedFault(school)),
    ];
    return results.every(Boolean);
  } finally {
    await school.close();
  }
};
