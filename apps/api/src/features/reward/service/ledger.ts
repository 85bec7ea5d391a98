import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import type { XpEntry } from '@lyceum/shared/reward/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { numberCursor } from '../../../platform/rooms.ts';
import type { RewardPorts } from '../ports.ts';

/** One's own ledger, newest first. */
export const ledger =
  ({ store }: Pick<RewardPorts, 'store'>) =>
  async ({ limit, cursor }: PageQuery, actor: Actor): Promise<{ items: XpEntry[]; nextCursor: string | null }> => {
    const items = await store.read.reward.entries(personOf(actor).id, { before: numberCursor(cursor), limit });
    const last = items.at(-1);
    return { items, nextCursor: last && items.length === limit ? String(last.id) : null };
  };
