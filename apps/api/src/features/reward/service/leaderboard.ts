import type { Ranked } from '@lyceum/db/reward/reader.ts';
import { maySee } from '@lyceum/shared/course/rules.ts';
import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { LeaderboardRow } from '@lyceum/shared/reward/contract.ts';
import { addDays, dayIn, mondayOf } from '@lyceum/shared/reward/rules.ts';
import type { z } from 'zod';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { RewardPorts } from '../ports.ts';

type Row = z.output<typeof LeaderboardRow>;
/** A week of a course: its Monday, its first people, and the asking one. */
export interface Leaderboard {
  week: string;
  items: Row[];
  you: Omit<Row, 'rank'> & { rank: number | null };
}

const shown = 50;

/** Who earned most in a course and a week. Whoever does not want to be on it is not, but sees where they would stand. */
export const leaderboard =
  ({ store, clock }: RewardPorts) =>
  async ({ courseId, week }: { readonly courseId: CourseId; readonly week?: string | undefined }, actor: Actor): Promise<Leaderboard> => {
    const person = personOf(actor);
    const course = await store.read.course.courseRow(courseId);
    if (!course || course.isArchived || !maySee(course, person, clock.now())) throw new Refusal('not_found');
    const me = await store.read.account.person(person.id);
    const monday = mondayOf(week ?? dayIn(me?.timezone ?? 'UTC', clock.now()));
    const rows = await store.read.reward.leaderboard(
      courseId,
      { from: monday, to: addDays(monday, 6) },
      { person: person.id, limit: shown },
    );
    const rowOf = ({ rank, id, name, avatarUrl, xp }: Ranked): Row => ({
      rank,
      person: { id, name, avatarUrl },
      xp,
      isYou: id === person.id,
    });
    const mine = rows.find(({ id }) => id === person.id);
    const nobody = { rank: null, person: { id: person.id, name: person.name, avatarUrl: me?.avatarUrl ?? null }, xp: 0, isYou: true };
    const isListed = (await store.read.reward.profile(person.id))?.isOnLeaderboard ?? true;
    const items = rows.filter(({ id, rank }) => rank <= shown && (isListed || id !== person.id)).map(rowOf);
    return { week: monday, items, you: mine ? rowOf(mine) : nobody };
  };
