import type { chatTopic } from '@lyceum/shared/chat/events.ts';
import type { HandlersOf } from '@lyceum/shared/kernel/topic.ts';
import { type FanoutContext, pass } from '../../platform/fanout.ts';

/** Talk needs nothing but its delivery. */
export const chatFanout: HandlersOf<typeof chatTopic, FanoutContext> = { sent: pass, edited: pass, deleted: pass, reacted: pass };
