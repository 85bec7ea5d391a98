import { randomUUID } from 'node:crypto';
import { sync } from '@lyceum/shared/canvas/jobs.ts';
import { syncEveryMs } from '@lyceum/shared/canvas/rules.ts';
import { SyncId } from '@lyceum/shared/kernel/ids.ts';
import type { CanvasPorts } from './ports.ts';

/** So many at a time, that whoever has one connection is not behind all of a school's. */
const most = 50;

/**
 * Opens a run for every connection whose time has come. However many workers do this at once, each connection is taken by one of them;
 * one that is being read already is left alone.
 */
export const scheduleSyncs = async ({ store }: Pick<CanvasPorts, 'store'>): Promise<number> =>
  store.transact(async (tx) => {
    await tx.canvas.failSilent();
    const due = await tx.canvas.takeDue({ limit: most, afterMs: syncEveryMs });
    let opened = 0;
    for (const { id: connectionId, trigger } of due) {
      const syncId = await tx.canvas.openSync({ id: SyncId.parse(randomUUID()), connectionId, trigger });
      if (syncId === null) continue;
      await tx.enqueue(sync, { syncId, connectionId });
      opened += 1;
    }
    return opened;
  });
