import { createSecretKey, hkdfSync } from 'node:crypto';
import { Role } from '@lyceum/shared/account/contract.ts';
import { PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { RoomKey, RoomRole } from '@lyceum/shared/room/contract.ts';
import jwt from 'jsonwebtoken';
import { z } from 'zod';

const accessLifeMs = 15 * 60_000;
const issuer = 'lyceum';

const AccessClaims = z.object({ sub: PersonId, role: Role, name: z.string(), sid: SignInId });
const RoomClaims = z.object({ sub: PersonId, role: RoomRole, name: z.string(), room: RoomKey });

/** When a ticket was made and until when it is good, in milliseconds since 1970. */
interface Life {
  readonly issuedAt: number;
  readonly expiresAt: number;
}
/** Who somebody is, for the api and for sockets that join rooms by membership. */
export type AccessTicket = z.infer<typeof AccessClaims> & Life;
/** A seat in one room and nothing else. */
export type RoomTicket = z.infer<typeof RoomClaims> & Life;
/** A signed ticket and its end. */
export interface SignedTicket {
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * Signs and proves tickets, without waiting: the realtime tier must decide within its upgrade handler, because uWebSockets.js
 * may close a socket that is upgraded later (docs/decisions/0004). A ticket of one kind never passes for the other: audience, type and key all differ. */
export interface Tickets {
  signAccess(claims: z.infer<typeof AccessClaims>): SignedTicket;
  verifyAccess(token: string): AccessTicket | null;
  signRoom(claims: z.infer<typeof RoomClaims> & { readonly ttlMs: number }): SignedTicket;
  verifyRoom(token: string): RoomTicket | null;
}

interface Kind<C extends z.ZodObject> {
  readonly audience: string;
  readonly typ: string;
  readonly claims: C;
}

const Times = z.object({ iat: z.int(), exp: z.int() });

const ticketKind = <C extends z.ZodObject>({ audience, typ, claims }: Kind<C>, secret: string, clock: Clock) => {
  // As a key object: given bytes, the library first tries to read them as a public key, which costs ten times the proof itself.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'lyceum', `ticket ${audience}`, 32)));
  const header = { alg: 'HS256', typ } as const;
  const sign = (content: z.infer<C>, ttlMs: number): SignedTicket => {
    const iat = Math.floor(clock.now() / 1000);
    const exp = iat + Math.floor(ttlMs / 1000);
    const payload = { ...claims.parse(content), iss: issuer, aud: audience, iat, exp };
    return { token: jwt.sign(payload, key, { algorithm: 'HS256', header }), expiresAt: exp * 1000 };
  };
  const verify = (token: string): (z.infer<C> & Life) | null => {
    try {
      const clockTimestamp = Math.floor(clock.now() / 1000);
      const proven = jwt.verify(token, key, { algorithms: ['HS256'], audience, issuer, clockTimestamp, complete: true });
      // Exactly our header: another type is another ticket, and an extension (`crit`) is nothing we understand.
      if (proven.header.typ !== typ || Object.keys(proven.header).length !== 2) return null;
      const { iat, exp } = Times.parse(proven.payload);
      return { ...claims.parse(proven.payload), issuedAt: iat * 1000, expiresAt: exp * 1000 };
    } catch {
      return null;
    }
  };
  return { sign, verify };
};

/** The tickets of one school: every process that shares its secret can prove what another one signed. */
export const createTickets = ({ secret, clock }: { readonly secret: string; readonly clock: Clock }): Tickets => {
  const access = ticketKind({ audience: 'lyceum', typ: 'at+jwt', claims: AccessClaims }, secret, clock);
  const room = ticketKind({ audience: 'lyceum.room', typ: 'room+jwt', claims: RoomClaims }, secret, clock);
  return {
    signAccess: (claims) => access.sign(claims, accessLifeMs),
    verifyAccess: access.verify,
    signRoom: ({ ttlMs, ...claims }) => room.sign(claims, ttlMs),
    verifyRoom: room.verify,
  };
};
