import type { Bus } from '@lyceum/shared/kernel/ports.ts';

/** A bus within one process, which keeps the promises of `Bus` and nothing beyond them. */
export const memoryBus = (): Bus => {
  const channels = new Map<string, Set<(message: string) => void>>();
  return {
    publish: async (channel, message) => {
      const listeners = [...(channels.get(channel) ?? [])];
      queueMicrotask(() => {
        for (const listener of listeners) listener(message);
      });
    },
    subscribe: async (channel, listener) => {
      const own = (message: string): void => listener(message);
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(own));
      return async () => {
        listeners.delete(own);
        if (listeners.size === 0) channels.delete(channel);
      };
    },
  };
};
