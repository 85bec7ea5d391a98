import type { CourseId, LessonId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { BadgeCode, Gentleness, XpSource } from '@lyceum/shared/reward/contract.ts';
import type { StreakState } from '@lyceum/shared/reward/rules.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { type Profile, rewardReader } from './reader.ts';
import { badgeAward, rewardProfile } from './table.ts';

/** Something that earns: when and where its person lived then, and what their streak is with it. */
export interface Earning {
  readonly personId: PersonId;
  readonly courseId: CourseId | null;
  readonly amount: number;
  /** ISO 8601. */
  readonly at: string;
  readonly zone: string;
  readonly day: string;
  readonly gentleness: Gentleness;
  /** The same in all of one person's of a batch. */
  readonly streak: StreakState | null;
}
export type LessonEarning = Earning & { readonly lessonId: LessonId };
export type SourceEarning = Earning & { readonly source: XpSource; readonly sourceId: string };

/** What was added to the ledger, and how its person stands since. */
export interface Entered {
  readonly personId: PersonId;
  readonly sourceId: string;
  readonly amount: number;
  readonly xp: number;
}

const given = (
  rows: readonly Earning[],
) => sql`json_to_recordset(${JSON.stringify(rows)}) as g ("personId" uuid, "courseId" uuid, amount int,
  at timestamptz, zone text, day date, gentleness text, streak jsonb, "lessonId" uuid, source text, "sourceId" text)`;

/**
 * The second half of every statement that earns: from `due` (whose, what for, how much) to the ledger and, in what was added there,
 * to the profiles. An entry that exists already adds nothing, so the ledger's sum and the profile cannot part.
 */
const enter = (due: SQL) => sql`
  ${due},
  entry as (
    insert into xp_entry (person_id, source, source_id, amount, course_id, at, zone, day, gentleness)
    select "personId", source, "sourceId", amount, "courseId", at, zone, day, gentleness from due order by "personId", at, "sourceId"
    on conflict (person_id, source, source_id) do nothing returning person_id, source_id, amount),
  total as (select person_id, sum(amount)::int as amount from entry group by person_id),
  latest as (select distinct on ("personId") "personId", streak from due order by "personId", at desc),
  profile as (
    insert into reward_profile (person_id, xp, streak)
    select t.person_id, t.amount, l.streak from total t join latest l on l."personId" = t.person_id order by t.person_id
    on conflict (person_id) do update set xp = reward_profile.xp + excluded.xp, streak = excluded.streak
    returning person_id, xp)
  select e.person_id as "personId", e.source_id as "sourceId", e.amount, p.xp from entry e join profile p on p.person_id = e.person_id`;

/** Earns, takes back, and keeps how people stand. */
export const rewardWriter = (tx: Queryable) => {
  const entered = async (statement: SQL): Promise<Entered[]> => (await tx.execute(statement)).rows as unknown as Entered[];

  return {
    ...rewardReader(tx),

    /** How somebody stands, locked until the transaction ends: a streak is decided by one activity at a time. */
    lock: async (personId: PersonId): Promise<Profile> => {
      const { rows } = await tx.execute(sql`
        insert into reward_profile (person_id) values (${personId})
        on conflict (person_id) do update set xp = reward_profile.xp
        returning xp, streak, gentleness, is_on_leaderboard as "isOnLeaderboard", week_goal as "weekGoal",
          (select timezone from person where id = ${personId}) as zone`);
      return rows[0] as unknown as Profile;
    },

    /** Completes lessons, enrols in their courses, and pays for it: one statement. What is completed already is left out. */
    complete: (rows: readonly LessonEarning[]): Promise<Entered[]> =>
      entered(
        enter(sql`
          with g as (select distinct on ("personId", "lessonId") * from ${given(rows)} order by "personId", "lessonId", at),
          done as (
            insert into lesson_completion as c (person_id, lesson_id, course_id, completed_at)
            select "personId", "lessonId", "courseId", at from g
            on conflict (person_id, lesson_id) do update set round = c.round + 1, completed_at = excluded.completed_at, undone_at = null
              where c.undone_at is not null
            returning person_id, lesson_id, round),
          enrolled as (
            insert into enrolment as e (person_id, course_id, enrolled_at)
            select g."personId", g."courseId", min(g.at) from g join done d on d.person_id = g."personId" and d.lesson_id = g."lessonId"
            group by 1, 2
            on conflict (person_id, course_id) do update set left_at = null where e.left_at is not null),
          due as (select g."personId", 'lesson' as source, g."lessonId" || '/' || d.round as "sourceId", g.amount, g."courseId", g.at, g.zone,
              g.day, g.gentleness, g.streak
            from g join done d on d.person_id = g."personId" and d.lesson_id = g."lessonId")`),
      ),

    /** Takes completions back that are younger than `since`, with an opposite entry of what each of them paid. */
    undo: (rows: readonly Omit<LessonEarning, 'amount'>[], since: string): Promise<Entered[]> =>
      entered(
        enter(sql`
          with g as (select distinct on ("personId", "lessonId") * from ${given(rows.map((row) => ({ ...row, amount: 0 })))}),
          undone as (
            update lesson_completion c set undone_at = g.at from g
            where c.person_id = g."personId" and c.lesson_id = g."lessonId" and c.undone_at is null and c.completed_at >= ${since}
            returning c.person_id, c.lesson_id, c.round),
          due as (select g."personId", 'lesson_undo' as source, paid.source_id as "sourceId", -paid.amount as amount, g."courseId", g.at,
              paid.zone, paid.day, g.gentleness, g.streak
            from g join undone u on u.person_id = g."personId" and u.lesson_id = g."lessonId"
              join xp_entry paid on paid.person_id = u.person_id and paid.source = 'lesson' and paid.source_id = u.lesson_id || '/' || u.round)`),
      ),

    /** Pays for anything else, once per source. */
    earn: (rows: readonly SourceEarning[]): Promise<Entered[]> =>
      entered(enter(sql`with due as (select distinct on ("personId", source, "sourceId") * from ${given(rows)})`)),

    setStreak: async (personId: PersonId, streak: StreakState | null): Promise<void> => {
      await tx.update(rewardProfile).set({ streak }).where(eq(rewardProfile.personId, personId));
    },

    setPreferences: async (
      personId: PersonId,
      { gentleness, isOnLeaderboard, weekGoal }: { [K in 'gentleness' | 'isOnLeaderboard' | 'weekGoal']?: Profile[K] | undefined },
    ): Promise<void> => {
      const set = {
        ...(gentleness !== undefined && { gentleness }),
        ...(isOnLeaderboard !== undefined && { isOnLeaderboard }),
        ...(weekGoal !== undefined && { weekGoal }),
      };
      const insert = tx.insert(rewardProfile).values({ personId, ...set });
      if (Object.keys(set).length === 0) await insert.onConflictDoNothing();
      else await insert.onConflictDoUpdate({ target: rewardProfile.personId, set });
    },

    /** How many lessons somebody has completed, and whether a course is whole. */
    feats: async (personId: PersonId, courseId: CourseId | null): Promise<{ lessons: number; isCourseDone: boolean }> => {
      const { rows } = await tx.execute<{ lessons: number; isCourseDone: boolean }>(sql`
        select (select count(*)::int from lesson_completion where person_id = ${personId} and undone_at is null) as lessons,
          exists (select 1 from lesson where course_id = ${courseId} and archived_at is null)
          and not exists (select 1 from lesson l where l.course_id = ${courseId} and l.archived_at is null and not exists (
            select 1 from lesson_completion c where c.person_id = ${personId} and c.lesson_id = l.id and c.undone_at is null)) as "isCourseDone"`);
      return rows[0] as { lessons: number; isCourseDone: boolean };
    },

    /** Gives those badges that the person does not have, and says which. */
    award: async (personId: PersonId, codes: readonly BadgeCode[], earnedAt: Date): Promise<BadgeCode[]> => {
      if (codes.length === 0) return [];
      const rows = await tx
        .insert(badgeAward)
        .values(codes.map((code) => ({ personId, code, earnedAt })))
        .onConflictDoNothing()
        .returning({ code: badgeAward.code });
      return rows.map(({ code }) => code);
    },
  };
};

export type RewardWriter = ReturnType<typeof rewardWriter>;
