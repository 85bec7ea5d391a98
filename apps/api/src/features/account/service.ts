import type { Tokens, User } from '@lyceum/shared/account/contract.ts';
import type { Caller } from '../../platform/caller.ts';
import type { AccountPorts } from './ports.ts';
import { authenticate, type Credentials } from './service/authenticate.ts';
import { changePassword } from './service/change-password.ts';
import { createKey } from './service/create-key.ts';
import { enrol, type Registration } from './service/enrol.ts';
import { identify } from './service/identify.ts';
import { issue } from './service/issue.ts';
import { keys } from './service/keys.ts';
import { login } from './service/login.ts';
import { logout } from './service/logout.ts';
import { me } from './service/me.ts';
import { refresh } from './service/refresh.ts';
import { requestReset } from './service/request-reset.ts';
import { resetPassword } from './service/reset-password.ts';
import { revokeKey } from './service/revoke-key.ts';
import { socketToken } from './service/socket-token.ts';
import { startSession } from './service/start-session.ts';
import { updateMe } from './service/update-me.ts';

/** What can be done with accounts. */
export const accountService = (ports: AccountPorts) => ({
  register: async (input: Registration, caller: Caller): Promise<Tokens> => issue(ports)(await enrol(ports)(input, caller)),
  signUp: async (input: Registration, caller: Caller): Promise<User> => startSession(ports)(await enrol(ports)(input, caller), caller),
  signIn: async (input: Credentials, caller: Caller): Promise<User> =>
    startSession(ports)(await authenticate(ports)(input, caller), caller),
  login: login(ports),
  refresh: refresh(ports),
  logout: logout(ports),
  identify: identify(ports),
  me: me(ports),
  updateMe: updateMe(ports),
  changePassword: changePassword(ports),
  requestReset: requestReset(ports),
  resetPassword: resetPassword(ports),
  socketToken: socketToken(ports),
  createKey: createKey(ports),
  keys: keys(ports),
  revokeKey: revokeKey(ports),
});

/** What `accountService` promises. */
export type AccountService = ReturnType<typeof accountService>;
