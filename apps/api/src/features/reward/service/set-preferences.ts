import type { Gentleness, Standing } from '@lyceum/shared/reward/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { RewardPorts } from '../ports.ts';
import { standing } from './standing.ts';

/** What one wants of streaks, goals and leaderboards; what is left out stays. */
export interface Preferences {
  readonly gentleness?: Gentleness | undefined;
  readonly isOnLeaderboard?: boolean | undefined;
  readonly weekGoal?: number | undefined;
}

/** Changes one's preferences and answers how one stands with them. */
export const setPreferences =
  (ports: RewardPorts) =>
  async (preferences: Preferences, actor: Actor): Promise<Standing> => {
    const { id } = personOf(actor);
    await ports.store.transact((tx) => tx.reward.setPreferences(id, preferences));
    return standing(ports)(actor);
  };
