import type { BadgeCode, DayState, Gentleness, Streak } from './contract.ts';

const dayMs = 86_400_000;
/** Freezes one can hold, and has to begin with. */
export const mostFreezes = 2;
/** Earned days in a row that give a freeze back. */
const daysPerFreeze = 7;
/** A calendar that somebody lived by this recently still has a say: nobody wins a day by moving the clock. */
const zoneMemoryMs = 2 * dayMs;
const mostZones = 40;
const mostFrozen = 120;

/** The XP at which a level begins: 0, 100, 300, 600, … each level takes 100 more than the one before. */
export const xpOfLevel = (level: number): number => 50 * level * (level - 1);

/** The level that so much XP makes; the first is 1. */
export const levelOf = (xp: number): number => {
  const level = Math.max(1, Math.floor((1 + Math.sqrt(1 + Math.max(0, xp) / 12.5)) / 2));
  // The root may be off by a hair at the border.
  if (xpOfLevel(level + 1) <= xp) return level + 1;
  return xpOfLevel(level) > Math.max(0, xp) ? level - 1 : level;
};

// Making a formatter takes a hundred times as long as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();
const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  // The Swedish write dates as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(zone, made);
  return made;
};

/** The day, `YYYY-MM-DD`, that an instant falls on in an IANA zone. */
export const dayIn = (zone: string, at: number): string => formatterOf(zone).format(at);

/** So many days later, or earlier. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
/** 1 is Monday, 7 is Sunday. */
const weekday = (day: string): number => ((Date.parse(day) / dayMs + 3) % 7) + 1;
const isWeekend = (day: string): boolean => weekday(day) > 5;

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day));

/** Something studied: when, in which zone its person lived then, and how they wanted missed days to be taken. */
export interface Activity {
  readonly at: number;
  readonly zone: string;
  readonly gentleness: Gentleness;
}

/** Everything a streak needs to remember. Folding one more activity into it gives what folding all of them anew would. */
export interface StreakState extends Streak {
  /** Earned days since a freeze was last given. */
  readonly towardsFreeze: number;
  /** When the last day was earned; when something was last studied, which may have been later on the same day. */
  readonly earnedAt: number;
  readonly activeAt: number;
  /** The zones of the last two days and when each was last used, the latest last. */
  readonly zones: readonly { readonly zone: string; readonly usedAt: number }[];
  /** Days that a freeze kept, the latest 120. */
  readonly frozen: readonly string[];
}

const zonesAt = (state: StreakState, { at, zone }: Activity): StreakState['zones'] => {
  const last = state.zones.at(-1);
  const recent = state.zones.filter((one) => one.zone !== zone && (one === last || at - one.usedAt <= zoneMemoryMs));
  return [...recent, { zone, usedAt: at }].slice(-mostZones);
};

/** Whether midnight has passed since the last earned day, in every calendar that the person lived by. */
const isNewDay = (state: StreakState, zones: StreakState['zones'], at: number): boolean =>
  zones.every(({ zone }) => dayIn(zone, at) > dayIn(zone, state.earnedAt));

/** The whole days between the last study and now without any: those of the calendar that has the fewest, so that no flight costs one. */
const missedDays = (state: StreakState, zones: StreakState['zones'], at: number): string[] => {
  const gaps = zones.map(({ zone }) => {
    const from = dayIn(zone, state.activeAt);
    return { from, missed: daysBetween(from, dayIn(zone, at)) - 1 };
  });
  const { from, missed } = gaps.reduce((best, gap) => (gap.missed <= best.missed ? gap : best));
  // A streak that was missed for so long has ended, whatever the other days were.
  return Array.from({ length: Math.min(Math.max(0, missed), 30) }, (_, n) => addDays(from, n + 1));
};

const miss = (state: StreakState, day: string, gentleness: Gentleness): StreakState => {
  if (state.current === 0 || (gentleness === 'relaxed' && isWeekend(day))) return state;
  if (gentleness === 'strict' || state.freezes === 0) return { ...state, current: 0, towardsFreeze: 0 };
  return { ...state, freezes: state.freezes - 1, frozen: [...state.frozen, day].slice(-mostFrozen) };
};

const earn = (state: StreakState, at: number): StreakState => {
  const current = state.current + 1;
  const isGiven = state.towardsFreeze + 1 === daysPerFreeze;
  return {
    ...state,
    current,
    longest: Math.max(current, state.longest),
    freezes: Math.min(mostFreezes, state.freezes + (isGiven ? 1 : 0)),
    towardsFreeze: isGiven ? 0 : state.towardsFreeze + 1,
    earnedAt: at,
  };
};

const settle = (state: StreakState, now: Activity): { readonly settled: StreakState; readonly isNew: boolean } => {
  const zones = zonesAt(state, now);
  if (!isNewDay(state, zones, now.at)) return { settled: { ...state, zones }, isNew: false };
  const missed = missedDays(state, zones, now.at);
  return { settled: missed.reduce((before, day) => miss(before, day, now.gentleness), { ...state, zones }), isNew: true };
};

/**
 * The streak after one more activity, which is not earlier than the ones before. A day is earned once, and only when midnight has
 * passed in every zone the person lived in since two days ago; a day is missed only if it was missed in each of those zones.
 */
export const advance = (state: StreakState | null, activity: Activity): StreakState => {
  const { at, zone } = activity;
  if (!state) {
    const first = { current: 0, longest: 0, freezes: mostFreezes, towardsFreeze: 0, earnedAt: at, frozen: [] };
    return earn({ ...first, activeAt: at, zones: [{ zone, usedAt: at }] }, at);
  }
  const later = Math.max(at, state.activeAt);
  const { settled, isNew } = settle(state, { ...activity, at: later });
  return { ...(isNew ? earn(settled, later) : settled), activeAt: later };
};

/** A streak as it is seen at an instant, with what was missed since the last activity already taken off. */
export interface StreakView extends Streak {
  /** Nothing studied now would earn another day before midnight. */
  readonly todayDone: boolean;
  readonly frozen: readonly string[];
}

/** How a streak stands at an instant. */
export const streakAt = (state: StreakState | null, now: Activity): StreakView => {
  if (!state) return { current: 0, longest: 0, freezes: mostFreezes, todayDone: false, frozen: [] };
  const { settled, isNew } = settle(state, { ...now, at: Math.max(now.at, state.activeAt) });
  const { current, longest, freezes, frozen } = settled;
  return { current, longest, freezes, frozen, todayDone: !isNew };
};

/** What a day of the calendar shows. */
export const dayState = (
  date: string,
  facts: { readonly today: string; readonly isStudied: boolean; readonly frozen: ReadonlySet<string>; readonly gentleness: Gentleness },
): DayState => {
  if (facts.isStudied) return 'studied';
  if (facts.frozen.has(date)) return 'frozen';
  return facts.gentleness === 'relaxed' && date <= facts.today && isWeekend(date) ? 'rest' : 'none';
};

/** What badges are given for, as it is after something was earned. */
export interface Feats {
  readonly lessons: number;
  readonly isCourseDone: boolean;
  readonly isBossBeaten: boolean;
  readonly isQuizPerfect: boolean;
  readonly streak: number;
  readonly level: number;
}

const deserves: { readonly [B in BadgeCode]: (feats: Feats) => boolean } = {
  first_lesson: ({ lessons }) => lessons >= 1,
  ten_lessons: ({ lessons }) => lessons >= 10,
  hundred_lessons: ({ lessons }) => lessons >= 100,
  course_done: ({ isCourseDone }) => isCourseDone,
  boss_beaten: ({ isBossBeaten }) => isBossBeaten,
  perfect_quiz: ({ isQuizPerfect }) => isQuizPerfect,
  streak_7: ({ streak }) => streak >= 7,
  streak_30: ({ streak }) => streak >= 30,
  streak_100: ({ streak }) => streak >= 100,
  level_5: ({ level }) => level >= 5,
  level_10: ({ level }) => level >= 10,
};

/** Every badge there is, in the order they are shown. */
export const badgeCodes = Object.keys(deserves) as BadgeCode[];

/** The badges that somebody with these feats should have. */
export const badgesFor = (feats: Feats): BadgeCode[] => badgeCodes.filter((code) => deserves[code](feats));
