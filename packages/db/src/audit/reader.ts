import { createHash } from 'node:crypto';
import type { AuditEntry } from '@lyceum/shared/audit/contract.ts';
import { chained, firstHash } from '@lyceum/shared/audit/rules.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { and, asc, desc, eq, gt, gte, lt, type SQL } from 'drizzle-orm';
import { person } from '../account/table.ts';
import type { Queryable } from '../client.ts';
import { auditEntry, auditHead } from './table.ts';

/** Which entries, and where the page begins: below `before`. */
export interface AuditPage {
  readonly limit: number;
  readonly before?: number | undefined;
  readonly actorId?: PersonId | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** `firstBroken` is the number of the first entry that is not as it was written, or is missing. */
export interface Verdict {
  readonly entries: number;
  readonly firstBroken: number | null;
}

const batch = 1000;

const filterOf = ({ before, actorId, action, subject, from, to }: AuditPage): SQL | undefined =>
  and(
    before === undefined ? undefined : lt(auditEntry.seq, before),
    actorId && eq(auditEntry.actorId, actorId),
    action === undefined ? undefined : eq(auditEntry.action, action),
    subject === undefined ? undefined : eq(auditEntry.subject, subject),
    from === undefined ? undefined : gte(auditEntry.at, new Date(from)),
    to === undefined ? undefined : lt(auditEntry.at, new Date(to)),
  );

/** Reads the trail of privileged acts. */
export const auditReader = (db: Queryable) => ({
  /** The newest first. */
  list: async (page: AuditPage): Promise<AuditEntry[]> => {
    const rows = await db
      .select({ entry: auditEntry, name: person.name })
      .from(auditEntry)
      .leftJoin(person, eq(person.id, auditEntry.actorId))
      .where(filterOf(page))
      .orderBy(desc(auditEntry.seq))
      .limit(page.limit);
    return rows.map(({ entry: { actorId, at, detail, ...entry }, name }) => ({
      ...entry,
      at: at.toISOString(),
      actor: actorId && { id: actorId, name: name ?? '' },
      detail: JSON.parse(detail),
    }));
  },

  /** Reads the whole chain again, a thousand entries at a time. */
  verify: async (): Promise<Verdict> => {
    let hash = firstHash;
    let entries = 0;
    for (;;) {
      const rows = await db.select().from(auditEntry).where(gt(auditEntry.seq, entries)).orderBy(asc(auditEntry.seq)).limit(batch);
      for (const row of rows) {
        const next = createHash('sha256')
          .update(chained(hash, { ...row, at: row.at.toISOString() }))
          .digest('hex');
        if (row.seq !== entries + 1 || row.hash !== next) return { entries, firstBroken: entries + 1 };
        hash = next;
        entries += 1;
      }
      if (rows.length < batch) break;
    }
    const [head] = await db.select().from(auditHead);
    // An end that was cut off leaves a good chain: only the head knows how long it was.
    const isWhole = head === undefined ? entries === 0 : head.seq === entries && head.hash === hash;
    return { entries, firstBroken: isWhole ? null : entries + 1 };
  },
});

export type AuditReader = ReturnType<typeof auditReader>;
