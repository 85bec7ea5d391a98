import type { z } from 'zod';

/** A kind of background work: its payload, how often it is tried, and what makes two requests for it the same one. */
export interface Job<N extends string = string, P extends z.ZodType = z.ZodType> {
  readonly name: N;
  readonly payload: P;
  /** How many times a failing job is run in all before it is kept as dead. */
  readonly attempts: number;
  /** A stable key of the work itself, without `:`; a second request with the same key is the same job. */
  readonly key: (payload: z.output<P>) => string;
}

/** Declares a job. Fields of a payload are only ever added, as optional: old and new workers run side by side. */
export const defineJob = <N extends string, P extends z.ZodType>(
  name: N,
  payload: P,
  options: { readonly attempts: number; readonly key: (payload: z.output<P>) => string },
): Job<N, P> => ({ name, payload, ...options });

/** Any catalogue of jobs: name to job. */
export type JobCatalogue = { readonly [name: string]: Job };

/** One function per job of a catalogue: leaving one out, or naming one that does not exist, is a compile error. */
export type JobHandlers<C extends JobCatalogue, Ctx, R = void> = {
  readonly [N in keyof C]: (payload: z.output<C[N]['payload']>, ctx: Ctx) => Promise<R>;
};
