import type { RoomLog } from '@lyceum/db/room-log';
import { type Handlers, refuse } from '../../platform/dispatch.ts';
import type { Door } from '../../platform/door.ts';

/** What a client says about its connection. */
export const accountHandlers = ({
  door,
  log,
}: {
  door: Pick<Door, 'identify'>;
  log: Pick<RoomLog, 'isSignedIn'>;
}): Pick<Handlers, 'auth.refresh' | 'ping'> => ({
  /** A fresh token of the same person, for the same rooms, prolongs the socket. */
  'auth.refresh': async ({ data }, session) => {
    const fresh = door.identify(data.token, session.identity.only);
    const isTheirs = fresh?.person === session.identity.person && (fresh.sid === null || (await log.isSignedIn(fresh.sid, fresh.person)));
    if (!isTheirs) return refuse('not_allowed', 'This token is not good for this connection.');
    session.identity = fresh;
    session.warned = false;
    return { ok: true };
  },
  ping: ({ cid }, session) => {
    if (session.state.is === 'open') session.state.socket.send(`{"type":"pong","cid":${JSON.stringify(cid)}}`);
    return { ok: true, silent: true };
  },
});
