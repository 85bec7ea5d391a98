import type { Badge } from '@lyceum/shared/reward/contract.ts';
import { badgeCodes } from '@lyceum/shared/reward/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { RewardPorts } from '../ports.ts';

/** Every badge, with the day it was earned. */
export const badges =
  ({ store }: Pick<RewardPorts, 'store'>) =>
  async (actor: Actor): Promise<{ items: Badge[] }> => {
    const earned = await store.read.reward.badges(personOf(actor).id);
    const earnedAt = new Map(earned.map((badge) => [badge.code, badge.earnedAt]));
    return { items: badgeCodes.map((code) => ({ code, earnedAt: earnedAt.get(code) ?? null })) };
  };
