import type { StoredToken } from '@lyceum/db/account/reader.ts';
import type { Tokens } from '@lyceum/shared/account/contract.ts';
import { judgeToken, type TokenVerdict } from '@lyceum/shared/account/rules.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { AccountPorts } from '../ports.ts';
import { announceEnd } from './announce-end.ts';
import { tokensOf } from './issue.ts';

type Ports = Pick<AccountPorts, 'store' | 'clock' | 'secrets'>;

const stateOf = ({ usedAt, revokedAt, expiresAt }: StoredToken) => ({
  usedAt: usedAt?.getTime() ?? null,
  revokedAt: revokedAt?.getTime() ?? null,
  expiresAt: expiresAt.getTime(),
});

/** Judges a token under its row's lock and acts on the verdict: of 50 at once one rotates and the others find it done. */
const spend = ({ store, clock }: Pick<Ports, 'store' | 'clock'>, presented: string, successor: string) =>
  store.transact(async (tx): Promise<{ verdict: TokenVerdict; token: StoredToken | null }> => {
    const token = await tx.account.lockToken(tokenHash(presented));
    // The clock is read under the lock: whoever waited must not seem to have come before the one it waited for.
    const now = clock.now();
    const verdict = token ? judgeToken(stateOf(token), now) : 'refuse';
    if (token && verdict === 'rotate') {
      await tx.account.spendToken(tokenHash(presented), new Date(now));
      await tx.account.addToken(tokenHash(successor), token.signInId);
    }
    if (token && verdict === 'steal') await tx.account.revokeSignIn(token.signInId, new Date(now), true);
    return { verdict, token };
  });

/** A new pair for a refresh token. One that comes back long after its use ends its whole family: two parties hold it. */
export const refresh =
  (ports: Ports & Pick<AccountPorts, 'tickets' | 'throttle' | 'bus' | 'standingOf'>) =>
  async ({ refreshToken }: { readonly refreshToken: string }, { address }: Pick<Caller, 'address'>): Promise<Tokens> => {
    await ports.throttle.take('refreshAddress', address);
    const successor = ports.secrets.successor(refreshToken);
    const { verdict, token } = await spend(ports, refreshToken, successor);
    if (token && verdict === 'steal') {
      announceEnd(ports)(token.personId, [token.signInId]);
      throw new Refusal('token_reused');
    }
    const person = token && verdict !== 'refuse' ? await ports.store.read.account.person(token.personId) : null;
    if (!token || !person) throw new Refusal('unauthenticated', { message: 'This refresh token is not valid.' });
    return tokensOf(ports)(person, token.signInId, successor);
  };
