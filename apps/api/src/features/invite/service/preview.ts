import type { GrantedRole, InviteStatus } from '@lyceum/shared/invite/contract.ts';
import { hintOf, normalCode, statusOf } from '@lyceum/shared/invite/rules.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { payerOf } from '../../../platform/gate.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { InvitePorts } from '../ports.ts';
import { termsOf } from './describe.ts';

/** What an invite would give, as whoever holds its code may know. */
export interface Preview {
  readonly status: InviteStatus;
  readonly roleToGrant: GrantedRole;
  readonly courseTitle: string | null;
  readonly invitedBy: string;
  readonly expiresAt: string | null;
  readonly emailHint: string | null;
}

/** Tells what an invite gives before somebody signs up for it. */
export const preview =
  ({ store, clock, throttle }: Pick<InvitePorts, 'store' | 'clock' | 'throttle'>) =>
  async (code: string, { actor, address }: Pick<Caller, 'actor' | 'address'>): Promise<Preview> => {
    await throttle.take('inviteTry', payerOf(actor, address));
    const row = await store.read.invite.byCode(tokenHash(normalCode(code)));
    if (!row) throw new Refusal('not_found', { message: 'There is no invite with this code.' });
    return {
      status: statusOf(termsOf(row), clock.now()),
      roleToGrant: row.roleToGrant,
      courseTitle: row.courseTitle,
      invitedBy: row.creatorName,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      emailHint: row.email && hintOf(row.email),
    };
  };
