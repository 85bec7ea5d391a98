import { randomUUID } from 'node:crypto';
import type { Person } from '@lyceum/db/account/reader.ts';
import type { Tokens } from '@lyceum/shared/account/contract.ts';
import { signInLifeMs } from '@lyceum/shared/account/rules.ts';
import { SignInId } from '@lyceum/shared/kernel/ids.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { AccountPorts } from '../ports.ts';
import { describe } from './describe.ts';

type Ports = Pick<AccountPorts, 'store' | 'clock' | 'tickets' | 'secrets' | 'standingOf'>;

/** Tokens of a sign-in: a short access token for this person beside the refresh token that is given. */
export const tokensOf =
  ({ clock, tickets, standingOf }: Pick<Ports, 'clock' | 'tickets' | 'standingOf'>) =>
  async (person: Person, signInId: SignInId, refreshToken: string): Promise<Tokens> => {
    const { id, role, name } = person;
    const { token, expiresAt } = await tickets.signAccess({ sub: id, role, name, sid: signInId });
    const expiresIn = Math.ceil((expiresAt - clock.now()) / 1000);
    return { user: await describe({ standingOf })(person), accessToken: token, refreshToken, tokenType: 'bearer', expiresIn };
  };

/** Starts a sign-in and answers its first pair of tokens. */
export const issue =
  (ports: Ports) =>
  async (person: Person): Promise<Tokens> => {
    const id = SignInId.parse(randomUUID());
    const refreshToken = ports.secrets.newToken('lyr_');
    await ports.store.transact(async (tx) => {
      await tx.account.openSignIn({ id, personId: person.id, expiresAt: new Date(ports.clock.now() + signInLifeMs) });
      await tx.account.addToken(tokenHash(refreshToken), id);
    });
    return tokensOf(ports)(person, id, refreshToken);
  };
