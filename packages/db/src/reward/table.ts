import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import type { BadgeCode, Gentleness, XpSource } from '@lyceum/shared/reward/contract.ts';
import type { StreakState } from '@lyceum/shared/reward/rules.ts';
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at, partOf } from '../columns.ts';

const owner = () => partOf('person_id', () => person.id).notNull();

/** How somebody stands: always what their ledger says, kept so that nobody has to add it up. */
export const rewardProfile = pgTable('reward_profile', {
  personId: owner().primaryKey(),
  xp: integer('xp').notNull().default(0),
  /** What the streak is folded into; null before the first day. */
  streak: jsonb('streak').$type<StreakState>(),
  gentleness: text('gentleness').$type<Gentleness>().notNull().default('standard'),
  isOnLeaderboard: boolean('is_on_leaderboard').notNull().default(true),
  weekGoal: integer('week_goal').notNull().default(300),
});

/**
 * The ledger: entries are added and never changed, one for each thing that earned. Instant, zone, day and gentleness are those
 * of the moment, so that streaks can be counted again from here alone.
 */
export const xpEntry = pgTable(
  'xp_entry',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    personId: owner(),
    source: text('source').$type<XpSource>().notNull(),
    sourceId: text('source_id').notNull(),
    amount: integer('amount').notNull(),
    courseId: uuid('course_id').$type<CourseId>(),
    at: at('at').notNull(),
    zone: text('zone').notNull(),
    day: date('day').notNull(),
    gentleness: text('gentleness').$type<Gentleness>().notNull(),
  },
  (t) => [
    unique('xp_entry_once').on(t.personId, t.source, t.sourceId),
    index('xp_entry_person').on(t.personId, t.id),
    index('xp_entry_day').on(t.personId, t.day),
    index('xp_entry_course').on(t.courseId, t.day),
  ],
);

/** A badge that somebody earned. It is never taken away. */
export const badgeAward = pgTable(
  'badge_award',
  { personId: owner(), code: text('code').$type<BadgeCode>().notNull(), earnedAt: at('earned_at').notNull() },
  (t) => [primaryKey({ columns: [t.personId, t.code] })],
);
