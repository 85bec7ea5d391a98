import { type Actor, personOf } from '../../../platform/actor.ts';
import type { AccountPorts } from '../ports.ts';

/** A short access token for the sockets of whoever is signed in. It ends with the sign-in. */
export const socketToken =
  ({ clock, tickets }: Pick<AccountPorts, 'clock' | 'tickets'>) =>
  async (actor: Actor): Promise<{ accessToken: string; expiresIn: number }> => {
    const { id, name, role, signInId } = personOf(actor);
    const { token, expiresAt } = await tickets.signAccess({ sub: id, role, name, sid: signInId });
    return { accessToken: token, expiresIn: Math.ceil((expiresAt - clock.now()) / 1000) };
  };
