import type { syncTopic } from '@lyceum/shared/canvas/events.ts';
import type { HandlersOf } from '@lyceum/shared/kernel/topic.ts';
import { type FanoutContext, pass } from '../../platform/fanout.ts';

/** How a sync goes on needs nothing but its delivery. */
export const syncFanout: HandlersOf<typeof syncTopic, FanoutContext> = { started: pass, progressed: pass, finished: pass };
