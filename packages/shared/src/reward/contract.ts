import { z } from 'zod';
import { CourseId, PersonId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { mutation, query } from '../kernel/procedure.ts';

/** A day of a calendar, `YYYY-MM-DD`, of no particular zone. */
export const Day = z.iso.date();

/**
 * What a missed day does to a streak. `relaxed`: weekends are free, freezes apply. `standard`: freezes apply. `strict`: it ends.
 */
export const Gentleness = z.enum(['relaxed', 'standard', 'strict']);
export type Gentleness = z.infer<typeof Gentleness>;

export const Streak = z.object({ current: z.int(), longest: z.int(), freezes: z.int() });
export type Streak = z.infer<typeof Streak>;

export const BadgeCode = z.enum([
  'first_lesson',
  'ten_lessons',
  'hundred_lessons',
  'course_done',
  'boss_beaten',
  'perfect_quiz',
  'streak_7',
  'streak_30',
  'streak_100',
  'level_5',
  'level_10',
]);
export type BadgeCode = z.infer<typeof BadgeCode>;

/** What something earned, and how its person stands after it. */
export const Earned = z.object({
  xpEarned: z.int(),
  totalXp: z.int(),
  level: z.int(),
  streak: Streak,
  isLevelUp: z.boolean(),
  badges: z.array(BadgeCode),
});
export type Earned = z.infer<typeof Earned>;

export const Standing = z.object({
  xp: z.int(),
  level: z.int(),
  xpIntoLevel: z.int(),
  /** From the beginning of this level to the next. */
  xpForNext: z.int(),
  /** Since Monday, in one's own zone. */
  weekXp: z.int(),
  weekGoal: z.int(),
  streak: Streak.extend({ todayDone: z.boolean() }),
  gentleness: Gentleness,
  isOnLeaderboard: z.boolean(),
});
export type Standing = z.infer<typeof Standing>;

/** `frozen`: a freeze kept the streak. `rest`: a weekend that did not count. */
export const DayState = z.enum(['studied', 'frozen', 'rest', 'none']);
export type DayState = z.infer<typeof DayState>;

/** Where XP came from; `…_undo` is the opposite entry of one that was taken back. */
export const XpSource = z.enum(['lesson', 'lesson_undo', 'quiz', 'review']);
export type XpSource = z.infer<typeof XpSource>;

/** An entry of the ledger. Entries are added and never changed; their sum is the person's XP. */
export const XpEntry = z.object({
  id: z.int(),
  source: XpSource,
  sourceId: z.string(),
  amount: z.int(),
  courseId: CourseId.nullable(),
  /** What it was for, as it is called now; empty when it is gone. */
  title: z.string(),
  at: z.string(),
  day: Day,
});
export type XpEntry = z.infer<typeof XpEntry>;

export const LeaderboardRow = z.object({
  rank: z.int(),
  person: z.object({ id: PersonId, name: z.string(), avatarUrl: z.string().nullable() }),
  xp: z.int(),
  isYou: z.boolean(),
});

export const Badge = z.object({ code: BadgeCode, earnedAt: z.string().nullable() });
export type Badge = z.infer<typeof Badge>;

const Empty = z.object({});

/** XP, levels, streaks, badges and leaderboards: one's own, but for the leaderboard. */
export const reward = {
  summary: query(Empty, Standing, { method: 'GET', path: '/api/rewards' }),
  /** Whole weeks, Monday to Sunday, up to the end of this one; oldest first. */
  calendar: query(
    z.object({ weeks: z.int().min(1).max(53).default(12) }),
    z.object({ today: Day, days: z.array(z.object({ date: Day, xp: z.int(), state: DayState })) }),
    { method: 'GET', path: '/api/rewards/calendar' },
  ),
  /** Newest first. */
  ledger: query(PageQuery, pageOf(XpEntry), { method: 'GET', path: '/api/rewards/ledger' }),
  /** The first 50 of a course and a week (any day of it; this one if left out), and always oneself. Who opted out is not on it. */
  leaderboard: query(
    z.object({ courseId: CourseId, week: Day.optional() }),
    z.object({ week: Day, items: z.array(LeaderboardRow), you: LeaderboardRow.omit({ rank: true }).extend({ rank: z.int().nullable() }) }),
    { method: 'GET', path: '/api/courses/{courseId}/leaderboard' },
  ),
  setPreferences: mutation(
    z.object({
      gentleness: Gentleness.optional(),
      isOnLeaderboard: z.boolean().optional(),
      weekGoal: z.int().min(10).max(10_000).optional(),
    }),
    Standing,
    { method: 'PATCH', path: '/api/rewards/preferences' },
  ),
  /** All there are; `earnedAt` is null for those to come. */
  badges: query(Empty, z.object({ items: z.array(Badge) }), { method: 'GET', path: '/api/rewards/badges' }),
};
