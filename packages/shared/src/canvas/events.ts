import { z } from 'zod';
import { CanvasId, ConnectionId, SyncId } from '../kernel/ids.ts';
import { defineTopic } from '../kernel/topic.ts';
import { ConnectionState, ResourceName, SyncState } from './contract.ts';

const OfSync = { sync_id: SyncId, connection_id: ConnectionId };
const Step = z.object({
  name: ResourceName,
  course_id: CanvasId.nullable(),
  course_name: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'complete', 'partial', 'failed']),
  count: z.int(),
  reason: z.string().nullable(),
});

/** How a sync goes on, in the feed of the person it is for. Progress is told at most twice a second and holds what changed since. */
export const syncTopic = defineTopic('sync', {
  started: z.object({ ...OfSync, is_full: z.boolean() }),
  progressed: z.object({
    ...OfSync,
    requests: z.int(),
    courses: z.int(),
    /** Null until the courses are known. */
    courses_total: z.int().nullable(),
    assignments: z.int(),
    grades: z.int(),
    steps: z.array(Step),
    last_line: z.string().nullable(),
  }),
  finished: z.object({ ...OfSync, state: SyncState, requests: z.int(), changes: z.int(), connection_state: ConnectionState }),
});
