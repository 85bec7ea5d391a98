import { hkdfSync } from 'node:crypto';
import { Role } from '@lyceum/shared/account/contract.ts';
import { PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { RoomKey, RoomRole } from '@lyceum/shared/room/contract.ts';
import { jwtVerify, SignJWT } from 'jose';
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

/** Signs and proves tickets. A ticket of one kind never passes for the other: audience, type and key all differ. */
export interface Tickets {
  signAccess(claims: z.infer<typeof AccessClaims>): Promise<SignedTicket>;
  verifyAccess(token: string): Promise<AccessTicket | null>;
  signRoom(claims: z.infer<typeof RoomClaims> & { readonly ttlMs: number }): Promise<SignedTicket>;
  verifyRoom(token: string): Promise<RoomTicket | null>;
}

interface Kind<C extends z.ZodObject> {
  readonly audience: string;
  readonly typ: string;
  readonly claims: C;
}

const Times = z.object({ iat: z.int(), exp: z.int() });

const ticketKind = <C extends z.ZodObject>({ audience, typ, claims }: Kind<C>, secret: string, clock: Clock) => {
  const key = new Uint8Array(hkdfSync('sha256', secret, 'lyceum', `ticket ${audience}`, 32));
  const sign = async (content: z.infer<C>, ttlMs: number): Promise<SignedTicket> => {
    const iat = Math.floor(clock.now() / 1000);
    const exp = iat + Math.floor(ttlMs / 1000);
    const token = await new SignJWT({ ...claims.parse(content) })
      .setProtectedHeader({ alg: 'HS256', typ })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(iat)
      .setExpirationTime(exp)
      .sign(key);
    return { token, expiresAt: exp * 1000 };
  };
  const verify = async (token: string): Promise<(z.infer<C> & Life) | null> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        typ,
        audience,
        issuer,
        currentDate: new Date(clock.now()),
      });
      const { iat, exp } = Times.parse(payload);
      return { ...claims.parse(payload), issuedAt: iat * 1000, expiresAt: exp * 1000 };
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
