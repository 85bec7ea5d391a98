import type { Sync, SyncState } from '@lyceum/shared/canvas/contract.ts';

/** How a run and the extras read after it stand together: as well as the worse of them, and not failed while one of them is not. */
const together = (run: SyncState, extras: SyncState): SyncState => {
  if (run !== 'complete') return run;
  return extras === 'failed' ? 'partial' : extras;
};

/**
 * How the last run ended. What is read apart, announcements, the calendar and modules, is told together with the run before it: it must
 * not hide what broke off there. Runs come the newest first.
 */
export const lastOf = (runs: readonly Sync[]): Sync | null => {
  const over = runs.filter(({ finishedAt }) => finishedAt !== null);
  const [last] = over;
  if (last?.trigger !== 'extras') return last ?? null;
  const before = over.find(({ trigger }) => trigger !== 'extras');
  if (!before) return last;
  return {
    ...before,
    state: together(before.state, last.state),
    requests: before.requests + last.requests,
    changes: before.changes + last.changes,
    resources: [...before.resources, ...last.resources],
  };
};
