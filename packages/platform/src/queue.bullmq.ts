import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { Queue, UnrecoverableError, Worker } from 'bullmq';
import { connectRedis } from './redis.ts';

/** The one queue of the platform; jobs differ by name. */
export const queueName = 'lyceum';
const slowestAddMs = 2_000;

/** A job on its way to a worker. Its id may not contain `:` nor be all digits. */
export interface NewJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  /** How many times it is run in all while it fails. */
  readonly attempts: number;
  /** It was added before and is not done: a namesake that has ended in the queue is put out of the way. */
  readonly isAgain?: boolean;
}

/** A job as a worker gets it. */
export interface RunningJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  /** 1 the first time. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
}

/** Where jobs are put. */
export interface JobQueue {
  /** Fails within 2 s when Redis is away. A job whose id is already waiting is not added again. */
  add(job: NewJob): Promise<void>;
  close(): Promise<void>;
}

/** Thrown by a handler when trying again cannot help. */
export const giveUp = (reason: string): Error => new UnrecoverableError(reason);

const within = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the queue did not answer')), slowestAddMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const forgetEnded = async (queue: Queue, id: string): Promise<void> => {
  const job = await queue.getJob(id);
  if (job?.finishedOn !== undefined) await job.remove();
};

/** A producer. The outbox keeps what it could not add, so failing fast loses nothing. */
export const createQueue = ({ url, log }: { readonly url: string; readonly log: Log }): JobQueue => {
  const connection = connectRedis(url, { name: 'queue', log, options: { enableOfflineQueue: false } });
  const queue = new Queue(queueName, {
    connection,
    defaultJobOptions: {
      backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
      removeOnComplete: { age: 3_600, count: 10_000 },
      removeOnFail: { age: 7 * 86_400, count: 10_000 },
    },
  });
  queue.on('error', () => undefined);
  return {
    add: async ({ id, name, payload, attempts, isAgain = false }) => {
      const before = isAgain ? forgetEnded(queue, id) : Promise.resolve();
      const added = before.then(() => queue.add(name, payload, { jobId: id, attempts }));
      added.catch(() => undefined);
      await within(added);
    },
    close: async () => {
      await within(queue.close()).catch(() => undefined);
      connection.disconnect();
    },
  };
};

/** What a consumer needs to run jobs. */
export interface ConsumeOptions {
  readonly url: string;
  readonly log: Log;
  readonly concurrency: number;
  readonly handle: (job: RunningJob) => Promise<void>;
}

/** Runs jobs until closed; closing lets the running ones finish. */
export const consumeQueue = ({ url, log, concurrency, handle }: ConsumeOptions): { close(): Promise<void> } => {
  const connection = connectRedis(url, { name: 'queue-worker', log, options: { maxRetriesPerRequest: null } });
  const worker = new Worker(
    queueName,
    async (job) => {
      const attempt = job.attemptsMade + 1;
      const isLastAttempt = attempt >= (job.opts.attempts ?? 1);
      await handle({ id: job.id ?? '', name: job.name, payload: job.data, attempt, isLastAttempt });
    },
    // A worker that dies again and again must not make a job fail for good: it is the worker's fault, not the job's.
    { connection, concurrency, lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 1_000 },
  );
  worker.on('error', () => undefined);
  worker.on('failed', (job, err) => log.warn({ job: job?.name, job_id: job?.id, err }, 'a job failed'));
  return {
    close: async () => {
      await worker.close();
      connection.disconnect();
    },
  };
};
