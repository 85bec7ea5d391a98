import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { XpEntry } from '@lyceum/shared/reward/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { RewardPorts } from '../ports.ts';

const readCursor = (cursor: string | undefined): number => {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new Refusal('invalid', { issues: [{ path: 'cursor', message: 'take it from the page before' }] });
};

/** One's own ledger, newest first. */
export const ledger =
  ({ store }: Pick<RewardPorts, 'store'>) =>
  async ({ limit, cursor }: PageQuery, actor: Actor): Promise<{ items: XpEntry[]; nextCursor: string | null }> => {
    const items = await store.read.reward.entries(personOf(actor).id, { before: readCursor(cursor), limit });
    const last = items.at(-1);
    return { items, nextCursor: last && items.length === limit ? String(last.id) : null };
  };
