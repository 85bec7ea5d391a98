import { call } from './api.ts';
import { problemOf } from './problem.ts';
import { NoEntry, type Ticket } from './room-socket/ports.ts';

const earlyMs = 60_000;
let cached: { person: string; ticket: Omit<Ticket, 'url'> } | null = null;

/** A token for the sockets of whoever is signed in; one serves every channel and the feed until it is about to expire. */
export const socketTicket =
  (person: string, url: string) =>
  async (fresh: boolean): Promise<Ticket> => {
    if (!fresh && cached?.person === person && cached.ticket.expiresAt - Date.now() > earlyMs) return { ...cached.ticket, url };
    try {
      const { accessToken, expiresIn } = await call.account.socketToken.mutate({});
      const ticket = { token: accessToken, expiresAt: Date.now() + expiresIn * 1000 };
      cached = { person, ticket };
      return { ...ticket, url };
    } catch (error) {
      const code = problemOf(error)?.code;
      if (code === 'unauthenticated' || code === 'forbidden') throw new NoEntry(code);
      throw error;
    }
  };
