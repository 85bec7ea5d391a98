import type { Tokens } from '@lyceum/shared/account/contract.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { AccountPorts } from '../ports.ts';
import { authenticate } from './authenticate.ts';
import { issue } from './issue.ts';

/** JSON has `email`; the OAuth2 password form has `username`. */
export interface Login {
  readonly email?: string | undefined;
  readonly username?: string | undefined;
  readonly password: string;
}

/** Tokens for an address and its password. */
export const login =
  (ports: Omit<AccountPorts, 'bus' | 'background' | 'sessions'>) =>
  async ({ email, username, password }: Login, caller: Caller): Promise<Tokens> => {
    const address = email ?? username;
    if (address === undefined) throw new Refusal('invalid', { issues: [{ path: 'email', message: 'is required' }] });
    return issue(ports)(await authenticate(ports)({ email: address, password }, caller));
  };
