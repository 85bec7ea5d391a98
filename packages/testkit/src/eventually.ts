import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until an assertion holds; fails with its last reason. For what another process does in its own time. */
export const eventually = async <T>(assertion: () => T | Promise<T>, patienceMs = 5_000): Promise<T> => {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(15);
    }
  }
};
