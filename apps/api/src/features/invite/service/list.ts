import type { Invite, InviteStatus } from '@lyceum/shared/invite/contract.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import { timeCursor } from '../../../platform/cursor.ts';
import type { InvitePorts } from '../ports.ts';
import { describe } from './describe.ts';

/** Invites in every state, or in one, the newest first. */
export const list =
  ({ store, clock }: Pick<InvitePorts, 'store' | 'clock'>) =>
  async (
    { limit, cursor, status }: PageQuery & { readonly status?: InviteStatus | undefined },
    actor: Actor,
  ): Promise<{ items: Invite[]; nextCursor: string | null }> => {
    adminOf(actor);
    const now = clock.now();
    const after = cursor === undefined ? undefined : timeCursor.read(cursor);
    const rows = await store.read.invite.list({ limit, after, status, now: new Date(now) });
    const last = rows.at(-1);
    const isFull = last !== undefined && rows.length === limit;
    return {
      items: rows.map((row) => describe(row, now)),
      nextCursor: isFull ? timeCursor.write({ at: last.createdAt.toISOString(), id: last.id }) : null,
    };
  };
