import type { CourseId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { BadgeCode, Gentleness, XpEntry } from '@lyceum/shared/reward/contract.ts';
import type { Activity, StreakState } from '@lyceum/shared/reward/rules.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** How somebody stands, and the zone they live in. Who has earned nothing yet stands at the beginning. */
export interface Profile {
  readonly xp: number;
  readonly streak: StreakState | null;
  readonly gentleness: Gentleness;
  readonly isOnLeaderboard: boolean;
  readonly weekGoal: number;
  readonly zone: string;
}

/** Somebody on a leaderboard. */
export interface Ranked {
  readonly rank: number;
  readonly id: PersonId;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly xp: number;
}

/** Days of a calendar, the last one included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Entries that count towards a streak: something was earned and was not taken back. */
const standing = sql`e.source not like '%\\_undo' and not exists (select 1 from xp_entry u
  where u.person_id = e.person_id and u.source = e.source || '_undo' and u.source_id = e.source_id)`;

/** Reads how people stand; all but the leaderboard within one person's own. */
export const rewardReader = (db: Queryable) => ({
  profile: async (person: PersonId): Promise<Profile | null> => {
    const { rows } = await db.execute(sql`
      select coalesce(r.xp, 0) as xp, r.streak, coalesce(r.gentleness, 'standard') as gentleness,
        coalesce(r.is_on_leaderboard, true) as "isOnLeaderboard", coalesce(r.week_goal, 300) as "weekGoal", p.timezone as zone
      from person p left join reward_profile r on r.person_id = p.id where p.id = ${person}`);
    return (rows[0] as Profile | undefined) ?? null;
  },

  /** Everything that was studied, in its order: what a streak is counted anew from. */
  activities: async (person: PersonId): Promise<Activity[]> => {
    const { rows } = await db.execute(sql`
      select (extract(epoch from e.at) * 1000)::float8 as at, e.zone, e.gentleness from xp_entry e
      where e.person_id = ${person} and ${standing} order by e.at, e.id`);
    return rows as unknown as Activity[];
  },

  /** XP by day, of days on which something was studied. */
  days: async (person: PersonId, { from, to }: Span): Promise<{ date: string; xp: number }[]> => {
    const { rows } = await db.execute(sql`
      select e.day::text as date, sum(e.amount)::int as xp from xp_entry e
      where e.person_id = ${person} and e.day between ${from} and ${to} and ${standing} group by e.day order by e.day`);
    return rows as unknown as { date: string; xp: number }[];
  },

  /** Newest first, before a number. */
  entries: async (person: PersonId, page: { before: number; limit: number }): Promise<XpEntry[]> => {
    const { rows } = await db.execute(sql`
      select e.id::float8 as id, e.source, e.source_id as "sourceId", e.amount, e.course_id as "courseId", ${iso('e.at')} as at,
        e.day::text as day, coalesce(l.title, q.title, '') as title
      from xp_entry e
        left join lesson l on l.id = case when e.source like 'lesson%' then split_part(e.source_id, '/', 1)::uuid end
        left join quiz q on q.id = case when e.source = 'quiz' then e.source_id::uuid end
      where e.person_id = ${person} and e.id < ${page.before} order by e.id desc limit ${page.limit}`);
    return rows as unknown as XpEntry[];
  },

  /** The first of a course in some days, and the asking person wherever they stand. Who opted out is ranked for themselves alone. */
  leaderboard: async (course: CourseId, { from, to }: Span, { person, limit }: { person: PersonId; limit: number }): Promise<Ranked[]> => {
    const { rows } = await db.execute(sql`
      with ranked as (
        select e.person_id as id, sum(e.amount)::int as xp, rank() over (order by sum(e.amount) desc)::int as rank
        from xp_entry e left join reward_profile r on r.person_id = e.person_id
        where e.course_id = ${course} and e.day between ${from} and ${to} and (coalesce(r.is_on_leaderboard, true) or e.person_id = ${person})
        group by e.person_id having sum(e.amount) > 0)
      select rank, p.id, p.name, p.avatar_url as "avatarUrl", xp from ranked join person p on p.id = ranked.id
      where rank <= ${limit} or p.id = ${person} order by rank, p.name, p.id limit ${limit + 1}`);
    return rows as unknown as Ranked[];
  },

  badges: async (person: PersonId): Promise<{ code: BadgeCode; earnedAt: string }[]> => {
    const { rows } = await db.execute(sql`
      select code, ${iso('earned_at')} as "earnedAt" from badge_award where person_id = ${person} order by earned_at`);
    return rows as unknown as { code: BadgeCode; earnedAt: string }[];
  },
});

export type RewardReader = ReturnType<typeof rewardReader>;
