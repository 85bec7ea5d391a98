import type { Invite, InviteStatus } from '@lyceum/shared/invite/contract.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import type { InvitePorts } from '../ports.ts';
import { describe } from './describe.ts';

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const readCursor = (cursor: string | undefined): { at: string; id: string } | undefined => {
  if (cursor === undefined) return undefined;
  const [, at, id] = shape.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at)))
    throw new Refusal('invalid', { issues: [{ path: 'cursor', message: 'take it from the page before' }] });
  return { at, id };
};

/** Invites in every state, or in one, the newest first. */
export const list =
  ({ store, clock }: Pick<InvitePorts, 'store' | 'clock'>) =>
  async (
    { limit, cursor, status }: PageQuery & { readonly status?: InviteStatus | undefined },
    actor: Actor,
  ): Promise<{ items: Invite[]; nextCursor: string | null }> => {
    adminOf(actor);
    const now = clock.now();
    const rows = await store.read.invite.list({ limit, after: readCursor(cursor), status, now: new Date(now) });
    const last = rows.at(-1);
    const isFull = last !== undefined && rows.length === limit;
    return {
      items: rows.map((row) => describe(row, now)),
      nextCursor: isFull ? Buffer.from(`${last.createdAt.toISOString()}_${last.id}`).toString('base64url') : null,
    };
  };
