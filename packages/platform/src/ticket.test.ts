import { randomUUID } from 'node:crypto';
import { PersonId, SessionId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { classroomRoom } from '@lyceum/shared/room/contract.ts';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTickets } from './ticket.ts';

const start = Date.parse('2026-09-01T08:00:00Z');
const secret = 'q8Zs4vT1mLw0XyRk7JcEoPbUdNfHiGaS';
const at = (now: number, key = secret) => createTickets({ secret: key, clock: { now: () => now } });
const who = { sub: PersonId.parse(randomUUID()), role: 'tutor', name: 'Оксана', sid: SignInId.parse(randomUUID()) } as const;
const room = classroomRoom(SessionId.parse(randomUUID()));
const seat = { sub: who.sub, name: who.name, role: 'host', room, ttlMs: 60_000 } as const;

describe('access tickets', () => {
  it('prove who somebody is for 15 minutes', async () => {
    const { token, expiresAt } = await at(start).signAccess(who);
    expect(expiresAt).toBe(start + 15 * 60_000);
    expect(await at(expiresAt - 1000).verifyAccess(token)).toEqual({ ...who, issuedAt: start, expiresAt });
    expect(await at(expiresAt + 1000).verifyAccess(token)).toBeNull();
  });

  it('are void under another secret or with a changed letter', async () => {
    const { token } = await at(start).signAccess(who);
    expect(await at(start, `${secret}x`).verifyAccess(token)).toBeNull();
    const [head, body = '', signature] = token.split('.');
    const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('tutor', 'admin')).toString('base64url');
    expect(await at(start).verifyAccess(`${head}.${forged}.${signature}`)).toBeNull();
  });

  it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30.'])('are not %j', async (token) => {
    expect(await at(start).verifyAccess(token)).toBeNull();
  });

  it('are not tokens that somebody else signed with the secret itself', async () => {
    const token = await new SignJWT({ ...who })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setAudience('lyceum')
      .setIssuer('lyceum')
      .setIssuedAt(start / 1000)
      .setExpirationTime(start / 1000 + 60)
      .sign(new TextEncoder().encode(secret));
    expect(await at(start).verifyAccess(token)).toBeNull();
  });
});

describe('room tickets', () => {
  it('open one room for as long as asked', async () => {
    const { token, expiresAt } = await at(start).signRoom(seat);
    expect(await at(start).verifyRoom(token)).toEqual({ sub: who.sub, name: who.name, role: 'host', room, issuedAt: start, expiresAt });
    expect(await at(start + 61_000).verifyRoom(token)).toBeNull();
  });

  it('never pass for access tickets, nor the other way round', async () => {
    const tickets = at(start);
    expect(await tickets.verifyAccess((await tickets.signRoom(seat)).token)).toBeNull();
    expect(await tickets.verifyRoom((await tickets.signAccess(who)).token)).toBeNull();
  });
});
