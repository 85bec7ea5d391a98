import { z } from 'zod';
import { PersonId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { query } from '../kernel/procedure.ts';
import { Instant } from '../kernel/text.ts';

/** What was done, as `<feature>.<past tense>`, e.g. `invite.revoked`. */
export const AuditAction = z.string().regex(/^[a-z]+\.[a-z_]{1,60}$/i, 'must be <feature>.<what happened>');

/** What it was done to, as `<kind>:<id>`, e.g. `invite:4f1c…`. */
export const AuditSubject = z.string().regex(/^[a-z]+:[^\s]{1,100}$/i, 'must be <kind>:<id>');

/** One privileged act. `hash` covers everything else of it and the hash before, so nothing can be changed or left out unseen. */
export const AuditEntry = z.object({
  /** 1, 2, 3 … without holes. */
  seq: z.int(),
  at: z.string(),
  /** Null: done by whoever runs the server, through the command line. */
  actor: z.object({ id: PersonId, name: z.string() }).nullable(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Filter = PageQuery.extend({
  actorId: PersonId.optional(),
  action: AuditAction.optional(),
  subject: AuditSubject.optional(),
  from: Instant.optional(),
  /** Up to, not including. */
  to: Instant.optional(),
});

/** The trail of privileged acts. Admins only; nobody writes to it but the acts themselves. */
export const audit = {
  /** The newest first. */
  list: query(Filter, pageOf(AuditEntry), { method: 'GET', path: '/admin/audit', also: ['/api/admin/audit'] }),
};
