import type { Person } from '@lyceum/db/account/reader.ts';
import type { StoredSync } from '@lyceum/db/canvas/reader.ts';
import { progressed } from './announce.ts';
import type { CanvasPorts } from './ports.ts';
import type { Tracker } from './progress.ts';

/** A worker that is silent for longer has died. */
export const holdMs = 10_000;

/** How often a run says that it is alive, tells how far it came, and looks whether it is still wanted: a cancelled one ends within 2 s. */
const beatMs = 500;

/** Keeps a run held until `stop`. `signal` fires when it was cancelled, or another worker has it. */
export const heartbeat = (
  { store, log }: Pick<CanvasPorts, 'store' | 'log'>,
  { run, owner, tracker }: { run: StoredSync; owner: Person; tracker: Tracker },
): { readonly signal: AbortSignal; stop(): Promise<void> } => {
  const controller = new AbortController();
  let beating: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    const steps = tracker.changed();
    const goesOn = await store.transact(async (tx) => {
      const isWanted = await tx.canvas.holdSync(run.id, { ...tracker.now(), holdMs });
      if (isWanted && steps.length > 0) await progressed(tx, run, { owner, tracker, steps });
      return isWanted;
    });
    if (!goesOn) controller.abort();
  };
  const timer = setInterval(() => {
    beating = beating.then(beat).catch((err: unknown) => log.warn({ err, sync: run.id }, 'the progress of a sync could not be stored'));
  }, beatMs);
  return {
    signal: controller.signal,
    stop: async () => {
      clearInterval(timer);
      await beating;
    },
  };
};
