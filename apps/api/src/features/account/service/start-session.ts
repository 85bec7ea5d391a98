import { randomUUID } from 'node:crypto';
import type { Person } from '@lyceum/db/account/reader.ts';
import type { User } from '@lyceum/shared/account/contract.ts';
import { signInLifeMs } from '@lyceum/shared/account/rules.ts';
import { SignInId } from '@lyceum/shared/kernel/ids.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { AccountPorts } from '../ports.ts';
import { describe } from './describe.ts';

/** Starts a browser's session under a new secret; the one that its cookie held before ends. */
export const startSession =
  ({ store, clock, sessions, standingOf }: Pick<AccountPorts, 'store' | 'clock' | 'sessions' | 'standingOf'>) =>
  async (person: Person, { actor, cookies }: Caller): Promise<User> => {
    const id = SignInId.parse(randomUUID());
    const now = clock.now();
    await store.transact(async (tx) => {
      if (actor.kind === 'person' && actor.via === 'cookie') await tx.account.revokeSignIn(actor.signInId, new Date(now));
      await tx.account.openSignIn({ id, personId: person.id, expiresAt: new Date(now + signInLifeMs) });
    });
    cookies.set(await sessions.open(person.id, id));
    return describe({ standingOf })(person);
  };
