import type { Clock } from '@lyceum/shared/kernel/ports.ts';

/** The machine's own time. */
export const systemClock: Clock = { now: () => Date.now() };
