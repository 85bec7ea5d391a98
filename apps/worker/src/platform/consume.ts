import type { Db } from '@lyceum/db/client.ts';
import { markDead } from '@lyceum/db/outbox.ts';
import type { Store } from '@lyceum/db/transact.ts';
import { giveUp, type RunningJob } from '@lyceum/platform/queue.bullmq.ts';
import type { Job } from '@lyceum/shared/kernel/job.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { type Effect, Hopeless, type JobContext } from './job.ts';

/** A job of the catalogue beside the function that does it. */
export interface Work {
  readonly job: Job;
  readonly handler: (payload: never, ctx: JobContext) => Promise<Effect>;
}

/** What consuming needs. `ran` hears how each run ended. */
export interface ConsumePorts {
  readonly db: Db;
  readonly store: Store;
  readonly log: Log;
  readonly ran: (name: string, outcome: 'done' | 'again' | 'dead') => void;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs the effect and the done-mark in one transaction; a job that was done before changes nothing. */
const finish = (store: Store, id: string, effect: Effect): Promise<void> =>
  store.transact(async (tx) => {
    if (!(await tx.work.begin(id))) return;
    await effect(tx);
    await tx.work.finish(id);
  });

/** Runs jobs of the queue by the registry. What cannot succeed any more is kept in the outbox as dead, with the reason. */
export const createConsumer = (registry: ReadonlyMap<string, Work>, { db, store, log, ran }: ConsumePorts) => {
  const attempt = async ({ id, name, payload }: RunningJob): Promise<void> => {
    const work = registry.get(name);
    if (!work) throw new Hopeless(`there is no job ${name} in this version`);
    const parsed = work.job.payload.safeParse(payload);
    if (!parsed.success) throw new Hopeless(`its payload is not what ${name} takes`);
    await finish(store, id, await work.handler(parsed.data as never, { id }));
  };
  return async (running: RunningJob): Promise<void> => {
    const { id, name } = running;
    try {
      await attempt(running);
      ran(name, 'done');
    } catch (error) {
      const isOver = running.isLastAttempt || error instanceof Hopeless;
      ran(name, isOver ? 'dead' : 'again');
      if (!isOver) throw error;
      log.error({ job: name, job_id: id, err: error }, 'a job was given up');
      await markDead(db.orm, id, reasonOf(error));
      throw giveUp(reasonOf(error));
    }
  };
};
