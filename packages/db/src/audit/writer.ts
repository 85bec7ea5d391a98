import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** A privileged act: `action` as `<feature>.<past tense>`, `subject` as `<kind>:<id>`, `detail` without secrets. */
export interface Act {
  /** Null: whoever runs the server. */
  readonly actorId: PersonId | null;
  readonly action: `${string}.${string}`;
  readonly subject: `${string}:${string}`;
  readonly detail?: object;
}

/** Writes the trail of privileged acts. */
export const auditWriter = (tx: Queryable) => ({
  /** Adds to the trail if, and only if, the act's own transaction commits. The trail's end is locked until then: call it last. */
  record: async ({ actorId, action, subject, detail = {} }: Act): Promise<void> => {
    await tx.execute(sql`select audit_record(${actorId}, ${action}, ${subject}, ${JSON.stringify(detail)})`);
  },
});

export type AuditWriter = ReturnType<typeof auditWriter>;
