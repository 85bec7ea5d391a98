import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { AccountPorts } from '../ports.ts';
import { announceEnd } from './announce-end.ts';

type Ports = Pick<AccountPorts, 'store' | 'clock' | 'passwords' | 'throttle' | 'bus'>;

/** Sets the password, or the first one, of whoever holds a mailed link, and ends all their sign-ins. A link works once. */
export const resetPassword =
  ({ store, clock, passwords, throttle, bus }: Ports) =>
  async (reset: { readonly token: string; readonly newPassword: string }, { address }: Pick<Caller, 'address'>): Promise<null> => {
    await throttle.take('resetAddress', address);
    const passwordHash = await passwords.hash(reset.newPassword);
    const { personId, ended } = await store.transact(async (tx) => {
      const now = new Date(clock.now());
      const taken = await tx.account.takeReset(tokenHash(reset.token), now);
      if (!taken) throw new Refusal('gone', { message: 'This link was used before or is too old. Ask for a new one.' });
      await tx.account.setPassword(taken, passwordHash);
      return { personId: taken, ended: await tx.account.revokeSignIns(taken, now) };
    });
    announceEnd({ bus })(personId, ended);
    return null;
  };
