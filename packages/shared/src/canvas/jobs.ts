import { z } from 'zod';
import { ConnectionId, SyncId } from '../kernel/ids.ts';
import { defineJob } from '../kernel/job.ts';

/** Reads a connection. One run of a connection at a time: the row of the run says whose it is, not the queue. */
export const sync = defineJob('canvas.sync', z.object({ syncId: SyncId, connectionId: ConnectionId }), {
  attempts: 6,
  key: ({ syncId }) => `canvas-sync-${syncId}`,
});
