import { randomUUID } from 'node:crypto';
import { passwordReset } from '@lyceum/shared/notice/jobs.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { AccountPorts } from '../ports.ts';

/** Mails a link that sets a password. The answer waits for nothing, so neither it nor its time tells whether the address is known. */
export const requestReset =
  ({ store, throttle, background }: Pick<AccountPorts, 'store' | 'throttle' | 'background'>) =>
  async ({ email }: { readonly email: string }, { address }: Pick<Caller, 'address'>): Promise<{ sent: true }> => {
    await throttle.take('resetAddress', address);
    await throttle.take('resetAccount', email.toLowerCase());
    background.run(async () => {
      const person = await store.read.account.personByEmail(email);
      if (person) await store.transact((tx) => tx.enqueue(passwordReset, { personId: person.id, requestId: randomUUID() }));
    });
    return { sent: true };
  };
