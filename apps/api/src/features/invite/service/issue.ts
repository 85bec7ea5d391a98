import { randomBytes } from 'node:crypto';
import type { Tx } from '@lyceum/db/transact.ts';
import type { FreshInvite } from '@lyceum/shared/invite/contract.ts';
import { codeFrom, codeLength } from '@lyceum/shared/invite/rules.ts';
import type { InviteId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { InvitePorts } from '../ports.ts';
import { describe } from './describe.ts';

/** Gives an invite a code, within the transaction that makes or renews it; the answer alone ever shows it. */
export const issue =
  ({ clock, publicUrl }: Pick<InvitePorts, 'clock' | 'publicUrl'>) =>
  async (tx: Tx, id: InviteId): Promise<FreshInvite> => {
    const code = codeFrom(randomBytes(codeLength));
    await tx.invite.addCode(id, tokenHash(code));
    const row = await tx.invite.find(id);
    if (!row) throw new Refusal('not_found');
    return { ...describe(row, clock.now()), code, link: `${publicUrl}/invite/${code}` };
  };
