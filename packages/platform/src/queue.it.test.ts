import { randomUUID } from 'node:crypto';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { redisUrl } from '@lyceum/testkit/redis.ts';
import { expect, it } from 'vitest';
import { consumeQueue, createQueue, giveUp, type RunningJob } from './queue.bullmq.ts';

const job = (name: string, attempts = 1) => ({ id: `job-${randomUUID()}`, name, payload: { n: 1 }, attempts });
// A database of its own in the tests' Redis: the queue has one name everywhere.
const url = `${redisUrl()}/9`;

it('runs each job once, tries a failing one again, and stops trying when told', async () => {
  const seen: RunningJob[] = [];
  const queue = createQueue({ url, log: silentLog });
  const handle = async (running: RunningJob): Promise<void> => {
    seen.push(running);
    if (running.name === 'hopeless') throw giveUp('never');
    if (running.name === 'flaky' && running.attempt === 1) throw new Error('once');
  };
  const consumer = consumeQueue({ url, log: silentLog, concurrency: 5, handle });
  const plain = job('plain');
  for (const each of [plain, plain, job('flaky', 2), job('hopeless', 5)]) await queue.add(each);
  const runsOf = (name: string) => seen.filter((running) => running.name === name);
  await eventually(
    () =>
      expect(runsOf('flaky').map(({ attempt, isLastAttempt }) => [attempt, isLastAttempt])).toEqual([
        [1, false],
        [2, true],
      ]),
    10_000,
  );
  expect(runsOf('plain')).toEqual([{ id: plain.id, name: 'plain', payload: { n: 1 }, attempt: 1, isLastAttempt: true }]);
  expect(runsOf('hopeless')).toHaveLength(1);
  await consumer.close();
  await queue.close();
});

it('runs a job again that ended in the queue but is not done', async () => {
  const queue = createQueue({ url, log: silentLog });
  let runs = 0;
  const handle = async (): Promise<void> => {
    runs += 1;
    throw giveUp('not yet');
  };
  const consumer = consumeQueue({ url, log: silentLog, concurrency: 1, handle });
  const lost = job('lost');
  await queue.add(lost);
  await eventually(() => expect(runs).toBe(1));
  await eventually(async () => {
    await queue.add({ ...lost, isAgain: true });
    expect(runs).toBe(2);
  });
  await consumer.close();
  await queue.close();
});

it('fails within 2 s when Redis is away', async () => {
  const queue = createQueue({ url: 'redis://127.0.0.1:1', log: silentLog });
  const started = Date.now();
  await expect(queue.add(job('lost'))).rejects.toThrow();
  expect(Date.now() - started).toBeLessThan(2_500);
  await queue.close();
});
