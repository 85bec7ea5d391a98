import type { Profile } from '@lyceum/db/reward/reader.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Earned, Standing } from '@lyceum/shared/reward/contract.ts';
import { addDays, dayIn, levelOf, mondayOf, type StreakView, streakAt, xpOfLevel } from '@lyceum/shared/reward/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { RewardPorts } from '../ports.ts';

/** A streak as it is now for whoever lives where this profile says. */
export const streakOf = ({ streak, zone, gentleness }: Profile, now: number): StreakView => streakAt(streak, { at: now, zone, gentleness });

/** How a profile stands, as what earns nothing answers it. */
export const unchanged = (profile: Profile, now: number): Earned => {
  const { current, longest, freezes } = streakOf(profile, now);
  return {
    xpEarned: 0,
    totalXp: profile.xp,
    level: levelOf(profile.xp),
    streak: { current, longest, freezes },
    isLevelUp: false,
    badges: [],
  };
};

/** Everything about one's own XP and streak. */
export const standing =
  ({ store, clock }: RewardPorts) =>
  async (actor: Actor): Promise<Standing> => {
    const { id } = personOf(actor);
    const now = clock.now();
    const profile = await store.read.reward.profile(id);
    if (!profile) throw new Refusal('unauthenticated');
    const monday = mondayOf(dayIn(profile.zone, now));
    const week = await store.read.reward.days(id, { from: monday, to: addDays(monday, 6) });
    const { xp, gentleness, isOnLeaderboard, weekGoal } = profile;
    const level = levelOf(xp);
    const { frozen: _, ...streak } = streakOf(profile, now);
    return {
      xp,
      level,
      xpIntoLevel: xp - xpOfLevel(level),
      xpForNext: xpOfLevel(level + 1) - xpOfLevel(level),
      weekXp: week.reduce((sum, day) => sum + day.xp, 0),
      weekGoal,
      streak,
      gentleness,
      isOnLeaderboard,
    };
  };
