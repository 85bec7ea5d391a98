import type { RoomLog } from '@lyceum/db/room-log';
import type { Clock, Log } from '@lyceum/shared/kernel/ports.ts';
import type { Arrivals } from './arrivals.ts';
import { beat } from './heartbeat.ts';
import type { Hub } from './hub.ts';
import type { Presence } from './presence.ts';
import type { StateLane } from './state-lane.ts';

export interface UpkeepOptions {
  readonly log: RoomLog;
  readonly hub: Hub;
  readonly states: StateLane;
  readonly presence: Presence;
  readonly arrivals: Arrivals;
  readonly clock: Clock;
  readonly logger: Log;
}

// What each does, and why this often: realtime.md H1, L9, S4, P4.
const periods = { beat: 1000, flush: 200, check: 2000, renew: 3000, bury: 3000 };
/** A node that has not renewed its lease for this long is dead (R8: its people are gone within 15 s). */
const leaseMs = 10_000;

/** What a node does by itself, over and over, until it is stopped. A run that is still going is not started again. */
export const startUpkeep = (options: UpkeepOptions): { check(): void; stop(): void } => {
  const { log, hub, states, presence, arrivals, clock, logger } = options;
  const once = (name: string, work: () => Promise<void>) => {
    let running = false;
    return (): void => {
      if (running) return;
      running = true;
      work()
        .catch((err: unknown) => logger.warn({ err, upkeep: name }, 'upkeep failed; it is tried again'))
        .finally(() => {
          running = false;
        });
    };
  };
  const check = once('check', hub.check);
  const renew = once('renew', async () => {
    if (!(await log.renew())) await presence.restore();
  });
  renew();
  const timers = [
    setInterval(() => beat(arrivals.sessions, clock), periods.beat),
    setInterval(once('flush', states.flush), periods.flush),
    setInterval(check, periods.check),
    setInterval(renew, periods.renew),
    setInterval(
      once('bury', () => log.bury(leaseMs)),
      periods.bury,
    ),
  ];
  return { check, stop: () => timers.forEach(clearInterval) };
};
