import { randomUUID } from 'node:crypto';
import type { Person } from '@lyceum/db/account/reader.ts';
import type { Locale } from '@lyceum/shared/account/contract.ts';
import { nameFromAddress } from '@lyceum/shared/account/rules.ts';
import { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { welcome } from '@lyceum/shared/notice/jobs.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { AccountPorts } from '../ports.ts';

/** What somebody says about themselves when they register. */
export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly timezone?: string | undefined;
  readonly locale?: Locale | undefined;
}

/**
 * Adds a person and greets them by mail. An address that somebody else named before (without a password) counts as registered:
 * whoever can read its mail sets its first password through a reset link.
 */
export const enrol =
  ({ store, passwords, throttle }: Pick<AccountPorts, 'store' | 'passwords' | 'throttle'>) =>
  async ({ password, name, ...rest }: Registration, { address }: Pick<Caller, 'address'>): Promise<Person> => {
    await throttle.take('registration', address);
    const passwordHash = await passwords.hash(password);
    return store.transact(async (tx) => {
      const added = { ...rest, id: PersonId.parse(randomUUID()), name: name ?? nameFromAddress(rest.email), passwordHash };
      const person = await tx.account.addPerson(added);
      if (!person) throw new Refusal('email_taken');
      await tx.enqueue(welcome, { personId: person.id });
      return person;
    });
  };
