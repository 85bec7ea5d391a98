import type { AuditPorts } from './ports.ts';
import { list } from './service/list.ts';

/** What can be done with the trail: reading it. */
export const auditService = (ports: AuditPorts) => ({
  list: list(ports),
});

/** What `auditService` promises. */
export type AuditService = ReturnType<typeof auditService>;
