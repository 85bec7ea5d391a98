import type { Tx } from '@lyceum/db/transact.ts';
import type { JobCatalogue, JobHandlers } from '@lyceum/shared/kernel/job.ts';

/** What a job changes, announces and asks for: it is committed together with the mark that the job is done. */
export type Effect = (tx: Tx) => Promise<void>;

/** What a handler is told beside the payload. `id` is the outbox row's: the same for every attempt. */
export interface JobContext {
  readonly id: string;
}

/** A handler does what reaches outside, then answers the effect. A run may be repeated: it is at least once outside, exactly once in the database. */
export type Handlers<C extends JobCatalogue> = JobHandlers<C, JobContext, Effect>;

/** The effect of a job that finds nothing left to do. */
export const nothing: Effect = async () => undefined;

/** Thrown by a handler when another attempt cannot help: the job is given up and kept with this reason. */
export class Hopeless extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Hopeless';
  }
}
