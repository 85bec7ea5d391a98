import { z } from 'zod';
import { defineTopic } from '../kernel/topic.ts';
import { BadgeCode, XpSource } from './contract.ts';

/** What somebody earned, told in their own feed. */
export const rewardTopic = defineTopic('reward', {
  earned: z.object({
    source: XpSource,
    source_id: z.string(),
    xp_earned: z.int(),
    total_xp: z.int(),
    level: z.int(),
    streak: z.int(),
    is_level_up: z.boolean(),
    badges: z.array(BadgeCode),
  }),
});
