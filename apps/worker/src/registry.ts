import { type Jobs, jobs } from '@lyceum/shared/jobs.ts';
import type { Work } from './platform/consume.ts';
import type { Handlers } from './platform/job.ts';

/** Pairs every job of the catalogue with its handler; a job without one does not compile. */
export const createRegistry = (handlers: Handlers<Jobs>): ReadonlyMap<string, Work> =>
  new Map(Object.entries(jobs).map(([name, job]) => [name, { job, handler: handlers[name as keyof Jobs] }]));
