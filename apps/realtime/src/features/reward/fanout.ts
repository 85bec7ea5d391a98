import type { HandlersOf } from '@lyceum/shared/kernel/topic.ts';
import type { rewardTopic } from '@lyceum/shared/reward/events.ts';
import { type FanoutContext, pass } from '../../platform/fanout.ts';

/** What somebody earned needs nothing but its delivery. */
export const rewardFanout: HandlersOf<typeof rewardTopic, FanoutContext> = { earned: pass };
