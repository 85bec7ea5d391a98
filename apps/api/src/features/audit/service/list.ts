import type { AuditPage } from '@lyceum/db/audit/reader.ts';
import type { AuditEntry } from '@lyceum/shared/audit/contract.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { AuditPorts } from '../ports.ts';

type Filter = PageQuery & Omit<AuditPage, 'limit' | 'before'>;

const readCursor = (cursor: string | undefined): number | undefined => {
  if (cursor === undefined) return undefined;
  const before = /^\d{1,15}$/.test(cursor) ? Number(cursor) : 0;
  if (before < 1) throw new Refusal('invalid', { issues: [{ path: 'cursor', message: 'take it from the page before' }] });
  return before;
};

/** Who did what, the newest first. */
export const list =
  ({ store }: AuditPorts) =>
  async ({ limit, cursor, ...filter }: Filter, actor: Actor): Promise<{ items: AuditEntry[]; nextCursor: string | null }> => {
    adminOf(actor);
    const items = await store.read.audit.list({ ...filter, limit, before: readCursor(cursor) });
    const last = items.at(-1);
    return { items, nextCursor: last && items.length === limit && last.seq > 1 ? String(last.seq) : null };
  };
