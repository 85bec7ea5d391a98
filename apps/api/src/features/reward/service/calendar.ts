import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { DayState } from '@lyceum/shared/reward/contract.ts';
import { addDays, dayIn, dayState, mondayOf } from '@lyceum/shared/reward/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { RewardPorts } from '../ports.ts';
import { streakOf } from './standing.ts';

/** A day of one's calendar. */
export interface CalendarDay {
  date: string;
  xp: number;
  state: DayState;
}

/** Whole weeks up to the end of this one: what was studied, and what a freeze or a weekend kept. */
export const calendar =
  ({ store, clock }: RewardPorts) =>
  async ({ weeks }: { readonly weeks: number }, actor: Actor): Promise<{ today: string; days: CalendarDay[] }> => {
    const { id } = personOf(actor);
    const now = clock.now();
    const profile = await store.read.reward.profile(id);
    if (!profile) throw new Refusal('unauthenticated');
    const today = dayIn(profile.zone, now);
    const from = addDays(mondayOf(today), -7 * (weeks - 1));
    const studied = await store.read.reward.days(id, { from, to: addDays(from, 7 * weeks - 1) });
    const xpOf = new Map(studied.map(({ date, xp }) => [date, xp]));
    const frozen = new Set(streakOf(profile, now).frozen);
    const facts = { today, frozen, gentleness: profile.gentleness };
    const days = Array.from({ length: 7 * weeks }, (_, n) => {
      const date = addDays(from, n);
      const xp = xpOf.get(date);
      return { date, xp: xp ?? 0, state: dayState(date, { ...facts, isStudied: xp !== undefined }) };
    });
    return { today, days };
  };
