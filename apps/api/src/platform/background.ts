import type { Log } from '@lyceum/shared/kernel/ports.ts';

/** Work that an answer does not wait for, so that its time tells nothing. */
export interface Background {
  run(work: () => Promise<void>): void;
  /** Resolves when all of it is done. */
  settle(): Promise<void>;
}

/** Runs work beside requests; failures are logged. */
export const createBackground = (log: Log): Background => {
  const running = new Set<Promise<void>>();
  return {
    run: (work) => {
      const one = work()
        .catch((err: unknown) => log.error({ err }, 'work in the background failed'))
        .finally(() => running.delete(one));
      running.add(one);
    },
    settle: async () => {
      await Promise.all(running);
    },
  };
};
