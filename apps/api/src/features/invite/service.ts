import type { InvitePorts } from './ports.ts';
import { create } from './service/create.ts';
import { list } from './service/list.ts';
import { preview } from './service/preview.ts';
import { redeem } from './service/redeem.ts';
import { resend } from './service/resend.ts';
import { restore } from './service/restore.ts';
import { revoke } from './service/revoke.ts';

/** What can be done with invites. */
export const inviteService = (ports: InvitePorts) => ({
  create: create(ports),
  list: list(ports),
  resend: resend(ports),
  revoke: revoke(ports),
  restore: restore(ports),
  preview: preview(ports),
  redeem: redeem(ports),
});

/** What `inviteService` promises. */
export type InviteService = ReturnType<typeof inviteService>;
