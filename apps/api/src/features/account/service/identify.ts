import { type Actor, guest } from '../../../platform/actor.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { AccountPorts } from '../ports.ts';

/** What a request brings to say who asks, as it came. */
export interface Proofs {
  readonly authorization: string | undefined;
  readonly apiKey: string | undefined;
  readonly cookie: string | undefined;
}

/** Who asks, and the cookie to set when a session was prolonged. */
export interface Identified {
  readonly actor: Actor;
  readonly renewed: string | null;
}

type Ports = Pick<AccountPorts, 'store' | 'clock' | 'tickets' | 'sessions'>;
const nobody: Identified = { actor: guest, renewed: null };

const byToken = async ({ store, clock, tickets }: Ports, token: string): Promise<Identified> => {
  const ticket = await tickets.verifyAccess(token);
  // The signature says who it was; the database says who it is now: signed out, renamed, given another role.
  const holder = ticket && (await store.read.account.signedIn(ticket.sid, new Date(clock.now())));
  return holder && holder.id === ticket.sub ? { actor: { kind: 'person', via: 'bearer', ...holder }, renewed: null } : nobody;
};

const byKey = async ({ store, clock }: Ports, secret: string): Promise<Identified> => {
  const key = await store.read.account.liveKey(tokenHash(secret));
  if (!key) return nobody;
  const now = clock.now();
  // To the minute: a busy key is not written with every request.
  const isStale = now - (key.lastUsedAt?.getTime() ?? 0) > 60_000;
  if (isStale) await store.transact((tx) => tx.account.touchKey(key.id, new Date(now)));
  return { actor: { kind: 'key', keyId: key.id, scopes: key.scopes, ...key.owner }, renewed: null };
};

/**
 * Who asks. What was sent on purpose (a token, then a key) goes before the cookie that a browser sends by itself, and a bad
 * one is not made good by a cookie beside it.
 */
export const identify =
  (ports: Ports) =>
  async ({ authorization, apiKey, cookie }: Proofs): Promise<Identified> => {
    if (authorization !== undefined) {
      const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
      return token ? byToken(ports, token) : nobody;
    }
    if (apiKey !== undefined) return byKey(ports, apiKey);
    const holder = cookie ? await ports.sessions.read(cookie) : null;
    if (!holder) return nobody;
    const { renewed, ...signedIn } = holder;
    return { actor: { kind: 'person', via: 'cookie', ...signedIn }, renewed };
  };
