import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { personOf } from '../../../platform/actor.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { AccountPorts } from '../ports.ts';
import { announceEnd } from './announce-end.ts';

type Ports = Pick<AccountPorts, 'store' | 'clock' | 'passwords' | 'throttle' | 'bus'>;

/** Sets another password for whoever knows the current one, and ends every other sign-in. */
export const changePassword =
  ({ store, clock, passwords, throttle, bus }: Ports) =>
  async (change: { readonly currentPassword: string; readonly newPassword: string }, { actor, address }: Caller): Promise<null> => {
    const { id, signInId } = personOf(actor);
    await throttle.take('loginPair', `${id} ${address}`);
    const person = await store.read.account.person(id);
    const isRight = await passwords.verify(person?.passwordHash ?? null, change.currentPassword);
    if (!isRight) throw new Refusal('bad_credentials');
    const passwordHash = await passwords.hash(change.newPassword);
    const ended = await store.transact(async (tx) => {
      await tx.account.setPassword(id, passwordHash);
      return tx.account.revokeSignIns(id, new Date(clock.now()), signInId);
    });
    announceEnd({ bus })(id, ended);
    return null;
  };
