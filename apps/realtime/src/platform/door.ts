import type { Tickets } from '@lyceum/platform/ticket.ts';
import { ChannelName, SessionId } from '@lyceum/shared/kernel/ids.ts';
import { channelRoom, classroomRoom, feedRoom, type RoomKey } from '@lyceum/shared/room/contract.ts';
import { subprotocol } from '@lyceum/shared/wire/version.ts';
import type { JoinRequest } from './join.ts';
import type { Identity } from './session.ts';
import type { UpgradeRequest } from './socket.ts';

/** Who came in, and the room that their address names; null for `/ws`. */
export type Entry =
  | { readonly ok: true; readonly identity: Identity; readonly join: JoinRequest | null; readonly protocol: string | null }
  | { readonly ok: false; readonly status: 401 | 403 | 404 };

export interface DoorOptions {
  readonly tickets: Pick<Tickets, 'verifyAccess' | 'verifyRoom'>;
  readonly origins: readonly string[];
}

/** Decides at the upgrade, and without waiting, who may have a socket: before it, an HTTP status can still say why not. */
export const createDoor = ({ tickets, origins }: DoorOptions) => {
  const identify = (token: string, room: RoomKey | null): Identity | null => {
    if (room?.startsWith('classroom:')) {
      const seat = tickets.verifyRoom(token);
      return seat && seat.room === room ? { person: seat.sub, sid: null, only: room, expiresAt: seat.expiresAt } : null;
    }
    const access = tickets.verifyAccess(token);
    return access && { person: access.sub, sid: access.sid, only: null, expiresAt: access.expiresAt };
  };

  return {
    identify,
    enter: (request: UpgradeRequest): Entry => {
      const address = readPath(request.path);
      if (!address) return { ok: false, status: 404 };
      if (!isOwnOrigin(request, origins)) return { ok: false, status: 403 };
      const bearer = request.protocols.find((p) => p.startsWith('bearer.'))?.slice('bearer.'.length);
      const token = request.query.get('token') ?? bearer;
      const identity = token ? identify(token, address.room) : null;
      if (!identity) return { ok: false, status: 401 };
      const room = address.isFeed ? feedRoom(identity.person) : address.room;
      const protocol = request.protocols.includes(subprotocol) ? subprotocol : null;
      return { ok: true, identity, join: room && { room, ...resumption(request.query) }, protocol };
    },
  };
};

export type Door = ReturnType<typeof createDoor>;

/** The room that an address names. Whose feed `/ws/sync-status` is, its token says. */
const readPath = (path: string): { readonly room: RoomKey | null; readonly isFeed?: true } | null => {
  const [, ws, kind, name, ...rest] = path.replace(/\/$/, '').split('/');
  if (ws !== 'ws' || rest.length > 0) return null;
  if (kind === undefined) return { room: null };
  if (kind === 'sync-status') return name === undefined ? { room: null, isFeed: true } : null;
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
