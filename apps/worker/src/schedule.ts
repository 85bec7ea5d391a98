import type { Db } from '@lyceum/db/client.ts';
import { removeDone } from '@lyceum/db/outbox.ts';
import type { Store } from '@lyceum/db/transact.ts';
import type { Clock, Log } from '@lyceum/shared/kernel/ports.ts';
import { scheduleSyncs } from './features/canvas/schedule-syncs.ts';
import { warnEnding } from './features/canvas/warn-ending.ts';
import type { MediaPorts } from './features/media/ports.ts';
import { reconcile } from './features/media/reconcile.ts';
import type { StoragePorts } from './features/storage/ports.ts';
import { settle } from './features/storage/settle.ts';
import { sweep } from './features/storage/sweep.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const keptMs = 30 * 24 * hourMs;

/** Housekeeping that is done again and again. Every task may run on several workers at once: doing it twice changes nothing. */
interface Task {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** What the tasks need. */
export interface SchedulePorts extends StoragePorts, Pick<MediaPorts, 'host'> {
  readonly db: Db;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

const tasksOf = (ports: SchedulePorts): readonly Task[] => {
  const { db, store, clock } = ports;
  return [
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
    { name: 'canvas.scheduleSyncs', everyMs: minuteMs / 4, run: () => scheduleSyncs(ports) },
    { name: 'canvas.warnEnding', everyMs: hourMs / 4, run: () => warnEnding(ports) },
    { name: 'media.reconcile', everyMs: minuteMs, run: () => reconcile(ports) },
    {
      name: 'media.removeEvents',
      everyMs: hourMs,
      run: () => store.transact((tx) => tx.media.removeEvents(new Date(clock.now() - keptMs))),
    },
    { name: 'storage.settle', everyMs: minuteMs / 2, run: () => settle(ports) },
    { name: 'storage.sweep', everyMs: hourMs, run: () => sweep(ports) },
  ];
};

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
