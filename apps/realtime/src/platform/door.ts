import type { RoomLog } from '@lyceum/db/room-log';
import type { Tickets } from '@lyceum/platform/ticket.ts';
import { ChannelName, SessionId } from '@lyceum/shared/kernel/ids.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { channelRoom, classroomRoom, type RoomKey } from '@lyceum/shared/room/contract.ts';
import { subprotocol } from '@lyceum/shared/wire/version.ts';
import type { JoinRequest } from './join.ts';
import type { Identity } from './session.ts';
import type { UpgradeRequest } from './socket.ts';

/** Who came in, and the room that their address names; null for `/ws`. */
export type Entry =
  | { readonly ok: true; readonly identity: Identity; readonly join: JoinRequest | null; readonly protocol: string | null }
  | { readonly ok: false; readonly status: 401 | 403 | 404 | 503 };

export interface DoorOptions {
  readonly tickets: Tickets;
  readonly log: Pick<RoomLog, 'isSignedIn'>;
  readonly origins: readonly string[];
  readonly logger: Log;
}

/** Decides at the upgrade who may have a socket: before it, an HTTP status can still say why not. */
export const createDoor = ({ tickets, log, origins, logger }: DoorOptions) => {
  const identify = async (token: string, room: RoomKey | null): Promise<Identity | null> => {
    if (room?.startsWith('classroom:')) {
      const seat = await tickets.verifyRoom(token);
      return seat && seat.room === room ? { person: seat.sub, sid: null, only: room, expiresAt: seat.expiresAt } : null;
    }
    const access = await tickets.verifyAccess(token);
    if (!access || !(await log.isSignedIn(access.sid, access.sub))) return null;
    return { person: access.sub, sid: access.sid, only: null, expiresAt: access.expiresAt };
  };

  return {
    identify,
    enter: async (request: UpgradeRequest): Promise<Entry> => {
      const address = readPath(request.path);
      if (!address) return { ok: false, status: 404 };
      if (!isOwnOrigin(request, origins)) return { ok: false, status: 403 };
      const bearer = request.protocols.find((p) => p.startsWith('bearer.'))?.slice('bearer.'.length);
      const token = request.query.get('token') ?? bearer;
      if (!token) return { ok: false, status: 401 };
      try {
        const identity = await identify(token, address.room);
        if (!identity) return { ok: false, status: 401 };
        const protocol = request.protocols.includes(subprotocol) ? subprotocol : null;
        return { ok: true, identity, join: address.room && { room: address.room, ...resumption(request.query) }, protocol };
      } catch (err) {
        logger.warn({ err }, 'a sign-in could not be checked');
        return { ok: false, status: 503 };
      }
    },
  };
};

export type Door = ReturnType<typeof createDoor>;

const readPath = (path: string): { room: RoomKey | null } | null => {
  const [, ws, kind, name, ...rest] = path.replace(/\/$/, '').split('/');
  if (ws !== 'ws' || rest.length > 0) return null;
  if (kind === undefined) return { room: null };
  if (kind === 'channels') {
    const channel = ChannelName.safeParse(name);
    return channel.success ? { room: channelRoom(channel.data) } : null;
  }
  const session = SessionId.safeParse(name?.toLowerCase());
  return kind === 'classroom' && session.success ? { room: classroomRoom(session.data) } : null;
};

/** A browser names the page it comes from; other programs name none. A page of our own host, or one that was allowed, may. */
const isOwnOrigin = ({ origin, host }: UpgradeRequest, allowed: readonly string[]): boolean => {
  if (origin === '' || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host && host !== '';
};

const resumption = (query: URLSearchParams): Pick<JoinRequest, 'since' | 'epoch'> => {
  const number = (name: string): number | undefined => {
    const value = query.get(name);
    return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  };
  return { since: number('since'), epoch: number('epoch') };
};
