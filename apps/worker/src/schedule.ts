import type { Db } from '@lyceum/db/client.ts';
import { removeDone } from '@lyceum/db/outbox.ts';
import type { Store } from '@lyceum/db/transact.ts';
import type { Clock, Log } from '@lyceum/shared/kernel/ports.ts';

const hourMs = 3_600_000;
const keptMs = 30 * 24 * hourMs;

/** Housekeeping that is done again and again. Every task may run on several workers at once: doing it twice changes nothing. */
interface Task {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}

/** What the tasks need. */
export interface SchedulePorts {
  readonly db: Db;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

const tasksOf = ({ db, store, clock }: SchedulePorts): readonly Task[] => [
  {
    name: 'account.removeExpired',
    everyMs: hourMs,
    run: () => store.transact((tx) => tx.account.removeExpired(new Date(clock.now()))),
  },
  {
    name: 'idempotency.removeExpired',
    everyMs: hourMs,
    run: () => store.transact((tx) => tx.idempotency.removeExpired(new Date(clock.now()))),
  },
  { name: 'outbox.removeDone', everyMs: hourMs, run: () => removeDone(db.orm, new Date(clock.now() - keptMs)) },
];

/** Runs each task at its pace until stopped, shifted by chance so that workers do not work in step. */
export const startSchedule = (ports: SchedulePorts): { stop(): void } => {
  const timers = tasksOf(ports).map(({ name, everyMs, run }) =>
    setInterval(
      () => {
        run().catch((err: unknown) => ports.log.warn({ task: name, err }, 'a scheduled task failed'));
      },
      everyMs * (0.9 + Math.random() * 0.2),
    ),
  );
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
};
