import type { Person } from '@lyceum/db/account/reader.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { AccountPorts } from '../ports.ts';

/** An address and its password. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Whose credentials these are. An unknown address, a wrong password and a person without one cost the same work and get the
 * same answer.
 */
export const authenticate =
  ({ store, passwords, throttle }: Pick<AccountPorts, 'store' | 'passwords' | 'throttle'>) =>
  async ({ email, password }: Credentials, { address }: Pick<Caller, 'address'>): Promise<Person> => {
    const pair = `${email.toLowerCase()} ${address}`;
    await throttle.take('loginAddress', address);
    await throttle.take('loginPair', pair);
    const person = await store.read.account.personByEmail(email);
    const isRight = await passwords.verify(person?.passwordHash ?? null, password);
    if (!person || !isRight) throw new Refusal('bad_credentials');
    await throttle.forgive('loginPair', pair);
    return person;
  };
