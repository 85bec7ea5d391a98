import type { Db } from '@lyceum/db/client.ts';
import { claimOutbox } from '@lyceum/db/outbox.ts';
import type { JobQueue } from '@lyceum/platform/queue.bullmq.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';

/** Between sweeps. Work is normally handed over right after its commit: the sweep is for what a crash left. */
const everyMs = 1_000;
/** Work that was handed over this long ago and is not done was lost with its queue or its worker. */
const staleMs = 30_000;
const atOnce = 200;

/** What sweeping needs. */
export interface SweepPorts {
  readonly db: Db;
  readonly queue: JobQueue;
  readonly log: Log;
}

/** Hands over once what is left; answers how much that was. */
export const sweepOutbox = async ({ db, queue }: SweepPorts): Promise<number> => {
  const jobs = await claimOutbox(db.orm, { staleMs, limit: atOnce });
  // A row that was handed over before may still have its finished namesake in the queue, which would swallow a second one.
  await Promise.all(jobs.map((job) => queue.add({ ...job, isAgain: true })));
  return jobs.length;
};

/** Sweeps until stopped; a sweep that fails is tried again with the next one. */
export const startSweep = (ports: SweepPorts): { stop(): Promise<void> } => {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    try {
      // A full hand means that there is more.
      while (!isStopped && (await sweepOutbox(ports)) === atOnce);
    } catch (err) {
      ports.log.warn({ err }, 'the outbox could not be swept');
    }
    if (!isStopped) timer = setTimeout(again, everyMs);
  };
  let running = Promise.resolve();
  const again = (): void => {
    running = sweep();
  };
  again();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
