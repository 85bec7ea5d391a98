import type { Profile } from '@lyceum/db/reward/reader.ts';
import type { Earning, Entered } from '@lyceum/db/reward/writer.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Earned, XpSource } from '@lyceum/shared/reward/contract.ts';
import { advance, badgesFor, dayIn, type Feats, levelOf } from '@lyceum/shared/reward/rules.ts';
import { feedRoom } from '@lyceum/shared/room/contract.ts';
import { actorText } from '@lyceum/shared/room/wire.ts';
import type { PersonActor } from '../../../platform/actor.ts';
import { unchanged } from './standing.ts';

/** Something to be paid for. */
export interface Due {
  readonly source: XpSource;
  readonly courseId: CourseId | null;
  readonly amount: number;
  /** What it is besides, for badges. */
  readonly feats?: Partial<Feats>;
}

/** The statement that pays: it answers nothing when it was paid before. */
export type Enter = (earning: Earning) => Promise<Entered[]>;

/** The earning of one activity now, and the profile it was decided on, which stays locked. */
const earningOf = async (
  tx: Tx,
  actor: PersonActor,
  { at, due }: { at: number; due: Due },
): Promise<{ before: Profile; earning: Earning }> => {
  const before = await tx.reward.lock(actor.id);
  const { zone, gentleness } = before;
  const streak = advance(before.streak, { at, zone, gentleness });
  const day = dayIn(zone, at);
  const { courseId, amount } = due;
  return { before, earning: { personId: actor.id, courseId, amount, at: new Date(at).toISOString(), zone, day, gentleness, streak } };
};

/** Tells somebody's own feed what they earned. */
const announce = async (
  tx: Tx,
  actor: PersonActor,
  { due, sourceId, earned }: { due: Due; sourceId: string; earned: Earned },
): Promise<void> => {
  const { id, name } = actor;
  await tx.emit({
    room: feedRoom(id),
    roomId: await tx.room.feed(actor),
    actor: id,
    by: actorText({ id, name, role: 'member' }),
    kind: 'reward.earned',
    data: {
      source: due.source,
      source_id: sourceId,
      xp_earned: earned.xpEarned,
      total_xp: earned.totalXp,
      level: earned.level,
      streak: earned.streak.current,
      is_level_up: earned.isLevelUp,
      badges: earned.badges,
    },
  });
};

/** Pays once, within the transaction of what is paid for: ledger, profile and streak, then badges and the word in the feed. */
export const pay =
  ({ clock }: { readonly clock: Clock }) =>
  async (tx: Tx, actor: PersonActor, { due, enter }: { due: Due; enter: Enter }): Promise<Earned> => {
    const at = clock.now();
    const { before, earning } = await earningOf(tx, actor, { at, due });
    const [entry] = await enter(earning);
    if (!entry) return unchanged(before, at);
    const level = levelOf(entry.xp);
    const after = unchanged({ ...before, xp: entry.xp, streak: earning.streak }, at);
    const facts = await tx.reward.feats(actor.id, due.courseId);
    const feats = { ...facts, isBossBeaten: false, isQuizPerfect: false, streak: after.streak.current, level, ...due.feats };
    const badges = await tx.reward.award(actor.id, badgesFor(feats), new Date(at));
    const earned = { ...after, xpEarned: entry.amount, isLevelUp: level > levelOf(before.xp), badges };
    await announce(tx, actor, { due, sourceId: entry.sourceId, earned });
    return earned;
  };
