import type { AuditPage } from '@lyceum/db/audit/reader.ts';
import type { AuditEntry } from '@lyceum/shared/audit/contract.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import { numberCursor } from '../../../platform/rooms.ts';
import type { AuditPorts } from '../ports.ts';

type Filter = PageQuery & Omit<AuditPage, 'limit' | 'before'>;

/** Who did what, the newest first. */
export const list =
  ({ store }: AuditPorts) =>
  async ({ limit, cursor, ...filter }: Filter, actor: Actor): Promise<{ items: AuditEntry[]; nextCursor: string | null }> => {
    adminOf(actor);
    const items = await store.read.audit.list({ ...filter, limit, before: numberCursor(cursor) });
    const last = items.at(-1);
    return { items, nextCursor: last && items.length === limit && last.seq > 1 ? String(last.seq) : null };
  };
