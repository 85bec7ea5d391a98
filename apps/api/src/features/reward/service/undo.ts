import type { Tx } from '@lyceum/db/transact.ts';
import type { CourseId, LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Earned } from '@lyceum/shared/reward/contract.ts';
import { advance, dayIn, type StreakState } from '@lyceum/shared/reward/rules.ts';
import type { PersonActor } from '../../../platform/actor.ts';
import { unchanged } from './standing.ts';

/** A completion to be taken back, if it is not older than this instant. */
export interface Undoing {
  readonly lessonId: LessonId;
  readonly courseId: CourseId;
  readonly since: number;
}

/** Takes a completion back: the opposite entry, and the streak as it would be without it. Null when there was none young enough. */
export const undo =
  ({ clock }: { readonly clock: Clock }) =>
  async (tx: Tx, actor: PersonActor, { lessonId, courseId, since }: Undoing): Promise<Earned | null> => {
    const now = clock.now();
    const before = await tx.reward.lock(actor.id);
    const { zone, gentleness } = before;
    const row = { personId: actor.id, lessonId, courseId, at: new Date(now).toISOString(), zone, gentleness };
    const [entry] = await tx.reward.undo([{ ...row, day: dayIn(zone, now), streak: before.streak }], new Date(since).toISOString());
    if (!entry) return null;
    const streak = (await tx.reward.activities(actor.id)).reduce<StreakState | null>(advance, null);
    await tx.reward.setStreak(actor.id, streak);
    return { ...unchanged({ ...before, xp: entry.xp, streak }, now), xpEarned: entry.amount };
  };
