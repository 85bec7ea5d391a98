import type { Door } from '../../platform/door.ts';
import { type Handlers, refuse } from '../../platform/dispatch.ts';

/** What a client says about its connection. */
export const accountHandlers = (door: Pick<Door, 'identify'>): Pick<Handlers, 'auth.refresh' | 'ping'> => ({
  /** A fresh token of the same person, for the same rooms, prolongs the socket. */
  'auth.refresh': async ({ data }, session) => {
    const fresh = await door.identify(data.token, session.identity.only);
    if (fresh?.person !== session.identity.person) return refuse('not_allowed', 'This token is not good for this connection.');
    session.identity = fresh;
    session.warned = false;
    return { ok: true };
  },
  ping: ({ cid }, session) => {
    if (session.state.is === 'open') session.state.socket.send(`{"type":"pong","cid":${JSON.stringify(cid)}}`);
    return { ok: true, silent: true };
  },
});
