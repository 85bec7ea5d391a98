import { personOf } from '../../../platform/actor.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { AccountPorts } from '../ports.ts';
import { announceEnd } from './announce-end.ts';

/** Ends the sign-in: its tokens, its browser session and its sockets. */
export const logout =
  ({ store, clock, sessions, bus }: Pick<AccountPorts, 'store' | 'clock' | 'sessions' | 'bus'>) =>
  async ({ actor, cookies }: Caller): Promise<null> => {
    const { id, signInId, via } = personOf(actor);
    await store.transact((tx) => tx.account.revokeSignIn(signInId, new Date(clock.now())));
    announceEnd({ bus })(id, [signInId]);
    if (via === 'cookie') cookies.set(sessions.blank);
    return null;
  };
