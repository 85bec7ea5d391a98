import { closeCodes } from '@lyceum/shared/kernel/close-codes.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { dismiss, type Session, tell } from './session.ts';

/** Looked at once a second; each figure is a promise of realtime.md (H1 to H4). */
const pingAfterMs = 4_000;
const deadAfterMs = 9_500;
const warnBeforeMs = 60_000;
const tokenGraceMs = 5_000;
/** Below uWebSockets.js's own limit of 1 MiB, at which it cuts without a word. */
const slowAtBytes = 768 * 1024;

/** Pings the silent, cuts the dead, and ends sockets that read too slowly or whose token has run out. */
export const beat = (sessions: Iterable<Session>, clock: Clock): void => {
  const now = performance.now();
  const wall = clock.now();
  for (const session of sessions) {
    if (session.state.is === 'closed') continue;
    const { socket } = session.state;
    const silent = now - session.heardAt;
    const left = session.identity.expiresAt - wall;
    if (silent > deadAfterMs) socket.cut();
    else if (socket.queued() > slowAtBytes) dismiss(session, closeCodes.tooSlow, 'reading too slowly; come back and resume');
    else if (left < -tokenGraceMs) dismiss(session, closeCodes.tokenExpired, 'the token has expired');
    else {
      if (silent > pingAfterMs) socket.ping();
      if (left < warnBeforeMs && !session.warned) {
        session.warned = true;
        tell(session, '{"type":"notice","code":"token_expiring","message":"Send auth.refresh with a fresh token."}');
      }
    }
  }
};
